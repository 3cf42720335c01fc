package io.github.strongroom.shadow;

import java.util.List;
import java.util.stream.Collectors;

/** Says a {@link Judgement} in plain sentences. */
final class Words {

    private static final String NO_CHANGE = "Nothing changes.";

    private final Judgement judgement;
    private final Verdict verdict;

    Words(Judgement judgement) {
        this.judgement = judgement;
        this.verdict = judgement.verdict();
    }

    /** What the application gets, and what may be done about it. */
    String verdict() {
        return switch (verdict) {
            case STRONGROOM_WINS -> "The application gets the value of Strongroom.";
            case SHADOWED_SAME -> "Shadowed by " + all(judgement.ahead()) + ", same value: safe to remove there.";
            case SHADOWED_DIFFERENT -> different();
            case SHADOWED_UNKNOWN ->
                "Shadowed by " + all(judgement.ahead(Agreement.UNKNOWN))
                        + ", whose value has an expression in it or is not text, and cannot be compared: compare it yourself"
                        + " before you remove it.";
            case WITHHELD_ABSENT -> withheld() + ", and nothing else provides it: for the application it is absent.";
            case WITHHELD_REPLACED ->
                withheld() + ": the application gets the value of " + one(judgement.winner()) + ".";
            case NOT_STORED -> "Not in Strongroom: the application gets the value of " + one(judgement.winner()) + ".";
            case FAILS -> fails();
        };
    }

    private String different() {
        String others = all(judgement.ahead(Agreement.DIFFERENT));
        if (judgement.winnerAgreement() == Agreement.SAME) {
            return "Shadowed by " + one(judgement.winner()) + ", same value, and behind it by " + others
                    + ", DIFFERENT value: remove the latter first, or the application gets it.";
        }
        return "Shadowed by " + others
                + ", DIFFERENT value: removing it or raising the ordinal changes what the application gets.";
    }

    private String fails() {
        Offer failing = judgement.failing();
        String what = failing.kind() == SourceKind.STRONGROOM
                ? "Strongroom cannot deliver the stored value"
                : capital(one(failing)) + " fails when it is asked";
        return judgement.winner().fails()
                ? what + ": the application gets an error."
                : what + ": the application would get an error if " + one(judgement.winner())
                        + " were removed, whose value it gets now.";
    }

    private String withheld() {
        return switch (judgement.status()) {
            case INACTIVE -> "Inactive in Strongroom";
            case EXPIRED -> "Expired in Strongroom";
            case SCHEDULED -> "Not active in Strongroom before its time";
            default -> "Not delivered by Strongroom at this moment";
        };
    }

    /** What would change for the application if Strongroom ranked above all sources. */
    String ifRaised() {
        return switch (verdict) {
            case STRONGROOM_WINS, WITHHELD_ABSENT, WITHHELD_REPLACED, NOT_STORED -> NO_CHANGE;
            case FAILS -> raisedWhereSomethingFails();
            default -> raisedWhereShadowed();
        };
    }

    private String raisedWhereShadowed() {
        return switch (judgement.winnerAgreement()) {
            case SAME -> "The application gets the same value, from Strongroom.";
            case DIFFERENT -> "The application gets Strongroom's value, which is another.";
            default -> "The application gets Strongroom's value, which may be another.";
        };
    }

    private String raisedWhereSomethingFails() {
        if (judgement.failing().kind() == SourceKind.STRONGROOM) {
            return judgement.winner().fails() ? NO_CHANGE : "The application gets an error.";
        }
        return judgement.delivers() ? "The application gets Strongroom's value." : NO_CHANGE;
    }

    private static String all(List<Offer> offers) {
        return offers.stream().map(Words::one).collect(Collectors.joining(" and "));
    }

    private static String one(Offer offer) {
        return switch (offer.kind()) {
            case ENVIRONMENT -> "the environment variable " + offer.as();
            case SYSTEM_PROPERTY -> "the system property " + offer.as();
            case PASSWORD_ALIAS -> "the password alias " + offer.as();
            case PACKAGED -> "the packaged microprofile-config.properties (" + offer.as() + ")";
            case STRONGROOM -> "Strongroom";
            case OTHER -> "the source '" + offer.source() + "' (" + offer.as() + ")";
        };
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
