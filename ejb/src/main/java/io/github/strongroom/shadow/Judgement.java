package io.github.strongroom.shadow;

import io.github.strongroom.keyring.Fingerprint;
import io.github.strongroom.secret.Status;
import java.util.ArrayList;
import java.util.List;

/**
 * Judges what one application gets for one name. It knows fingerprints alone; the same offers always lead to the same verdict.
 */
final class Judgement {

    private final Status status;
    private final Fingerprint stored;
    private final List<Offer> offers;
    private final int own;

    /**
     * Of these offers.
     *
     * @param status of the name in Strongroom; {@code null} where it is not stored
     * @param stored fingerprint of the stored value, or {@code null}
     * @param offers in the order in which the application meets them; Strongroom's is among them if it delivers, or fails to
     */
    Judgement(Status status, Fingerprint stored, List<Offer> offers) {
        this.status = status;
        this.stored = stored;
        this.offers = offers;
        this.own = indexOfOwn(offers);
    }

    private static int indexOfOwn(List<Offer> offers) {
        for (int i = 0; i < offers.size(); i++) {
            if (offers.get(i).kind() == SourceKind.STRONGROOM) {
                return i;
            }
        }
        return -1;
    }

    /** The verdict. */
    Verdict verdict() {
        if (relevant().stream().anyMatch(Offer::fails)) {
            return Verdict.FAILS;
        }
        if (status == null) {
            return Verdict.NOT_STORED;
        }
        if (own < 0) {
            return offers.isEmpty() ? Verdict.WITHHELD_ABSENT : Verdict.WITHHELD_REPLACED;
        }
        return own == 0 ? Verdict.STRONGROOM_WINS : shadowed();
    }

    /** Those that count: down to Strongroom, or where it has nothing down to the one that is answered with. */
    private List<Offer> relevant() {
        return offers.subList(0, Math.min(offers.size(), own < 0 ? 1 : own + 1));
    }

    private Verdict shadowed() {
        if (!ahead(Agreement.DIFFERENT).isEmpty()) {
            return Verdict.SHADOWED_DIFFERENT;
        }
        return ahead(Agreement.UNKNOWN).isEmpty() ? Verdict.SHADOWED_SAME : Verdict.SHADOWED_UNKNOWN;
    }

    /** What ranks above Strongroom and compares with it in this way. */
    List<Offer> ahead(Agreement agreement) {
        return ahead().stream().filter(offer -> offer.with(stored) == agreement).toList();
    }

    /** What ranks above Strongroom. */
    List<Offer> ahead() {
        return own < 0 ? List.of() : offers.subList(0, own);
    }

    /** What the application meets first; never asked for where there is nothing. */
    Offer winner() {
        return offers.get(0);
    }

    /** How what the application gets compares with Strongroom's. */
    Agreement winnerAgreement() {
        return winner().with(stored);
    }

    /** Whether Strongroom has a value for the application, whoever ranks above it. */
    boolean delivers() {
        return own >= 0 && !offers.get(own).fails();
    }

    /** The first that fails of those that count. */
    Offer failing() {
        return relevant().stream().filter(Offer::fails).findFirst().orElseThrow();
    }

    Status status() {
        return status;
    }

    List<Place> places() {
        List<Place> places = new ArrayList<>();
        for (Offer offer : offers) {
            places.add(new Place(
                    offer.kind(),
                    offer.source(),
                    offer.as(),
                    offer.ordinal(),
                    offer.with(stored),
                    places.isEmpty() && !offer.fails()));
        }
        return places;
    }
}
