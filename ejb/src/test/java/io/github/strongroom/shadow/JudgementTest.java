package io.github.strongroom.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.strongroom.keyring.Fingerprint;
import io.github.strongroom.secret.Status;
import java.util.List;
import org.junit.jupiter.api.Test;

class JudgementTest {

    private static final Fingerprint STORED = Fingerprint.of(new byte[32]);
    private static final Fingerprint ANOTHER = Fingerprint.of(new byte[] {
        1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30,
        31, 32
    });

    private static final Offer OWN = offer(SourceKind.STRONGROOM, "smtp.password", Offer.Content.VALUE, STORED);
    private static final Offer OWN_FAILS = offer(SourceKind.STRONGROOM, "smtp.password", Offer.Content.FAILURE, null);
    private static final Offer PACKAGED = offer(SourceKind.PACKAGED, "smtp.password", Offer.Content.VALUE, ANOTHER);
    private static final Offer SAME_VARIABLE =
            offer(SourceKind.ENVIRONMENT, "SMTP_PASSWORD", Offer.Content.VALUE, STORED);
    private static final Offer OTHER_VARIABLE =
            offer(SourceKind.ENVIRONMENT, "SMTP_PASSWORD", Offer.Content.VALUE, ANOTHER);
    private static final Offer EXPRESSION =
            offer(SourceKind.ENVIRONMENT, "SMTP_PASSWORD", Offer.Content.EXPRESSION, null);
    private static final Offer SAME_PROPERTY =
            offer(SourceKind.SYSTEM_PROPERTY, "smtp.password", Offer.Content.VALUE, STORED);
    private static final Offer BROKEN = offer(SourceKind.OTHER, "smtp.password", Offer.Content.FAILURE, null);

    private static Offer offer(SourceKind kind, String as, Offer.Content content, Fingerprint fingerprint) {
        return new Offer(kind, "remote", as, 100, content, fingerprint);
    }

    private static void assertJudged(Verdict verdict, String words, String ifRaised, Status status, Offer... offers) {
        Judgement judgement = new Judgement(status, status == null ? null : STORED, List.of(offers));
        Words said = new Words(judgement);

        assertThat(judgement.verdict()).isEqualTo(verdict);
        assertThat(said.verdict()).isEqualTo(words);
        assertThat(said.ifRaised()).isEqualTo(ifRaised);
    }

    @Test
    void nothingAboveMeansThatStrongroomWinsWhateverIsPackaged() {
        assertJudged(
                Verdict.STRONGROOM_WINS,
                "The application gets the value of Strongroom.",
                "Nothing changes.",
                Status.ACTIVE,
                OWN,
                PACKAGED);
    }

    @Test
    void sameValueAboveIsSafeToRemove() {
        assertJudged(
                Verdict.SHADOWED_SAME,
                "Shadowed by the environment variable SMTP_PASSWORD, same value: safe to remove there.",
                "The application gets the same value, from Strongroom.",
                Status.ACTIVE,
                SAME_VARIABLE,
                OWN);
    }

    @Test
    void otherValueAboveIsSaidToChangeWhatTheApplicationGets() {
        assertJudged(
                Verdict.SHADOWED_DIFFERENT,
                "Shadowed by the environment variable SMTP_PASSWORD, DIFFERENT value: removing it or raising the ordinal"
                        + " changes what the application gets.",
                "The application gets Strongroom's value, which is another.",
                Status.ACTIVE,
                OTHER_VARIABLE,
                OWN,
                PACKAGED);
    }

    @Test
    void otherValueBehindTheSameOneIsNotSafeEither() {
        assertJudged(
                Verdict.SHADOWED_DIFFERENT,
                "Shadowed by the system property smtp.password, same value, and behind it by the environment variable"
                        + " SMTP_PASSWORD, DIFFERENT value: remove the latter first, or the application gets it.",
                "The application gets the same value, from Strongroom.",
                Status.ACTIVE,
                SAME_PROPERTY,
                OTHER_VARIABLE,
                OWN);
    }

    @Test
    void twoPlacesWithTheSameValueAreBothNamed() {
        assertJudged(
                Verdict.SHADOWED_SAME,
                "Shadowed by the system property smtp.password and the environment variable SMTP_PASSWORD, same value:"
                        + " safe to remove there.",
                "The application gets the same value, from Strongroom.",
                Status.ACTIVE,
                SAME_PROPERTY,
                SAME_VARIABLE,
                OWN);
    }

    @Test
    void expressionIsNeverTakenForTheSameValue() {
        assertJudged(
                Verdict.SHADOWED_UNKNOWN,
                "Shadowed by the environment variable SMTP_PASSWORD, whose value has an expression in it or is not text,"
                        + " and cannot be compared: compare it yourself before you remove it.",
                "The application gets Strongroom's value, which may be another.",
                Status.ACTIVE,
                EXPRESSION,
                OWN);
    }

    @Test
    void inactiveNameIsReplacedByWhatIsPackaged() {
        assertJudged(
                Verdict.WITHHELD_REPLACED,
                "Inactive in Strongroom: the application gets the value of the packaged microprofile-config.properties"
                        + " (smtp.password).",
                "Nothing changes.",
                Status.INACTIVE,
                PACKAGED);
    }

    @Test
    void expiredNameThatNobodyElseHasIsAbsent() {
        assertJudged(
                Verdict.WITHHELD_ABSENT,
                "Expired in Strongroom, and nothing else provides it: for the application it is absent.",
                "Nothing changes.",
                Status.EXPIRED);
    }

    @Test
    void nameThatStrongroomDoesNotHoldIsSaidToComeFromElsewhere() {
        assertJudged(
                Verdict.NOT_STORED,
                "Not in Strongroom: the application gets the value of the packaged microprofile-config.properties"
                        + " (smtp.password).",
                "Nothing changes.",
                null,
                PACKAGED);
    }

    @Test
    void sourceThatFailsBeforeStrongroomIsAnErrorForTheApplication() {
        assertJudged(
                Verdict.FAILS,
                "The source 'remote' (smtp.password) fails when it is asked: the application gets an error.",
                "The application gets Strongroom's value.",
                Status.ACTIVE,
                BROKEN,
                OWN);
    }

    @Test
    void sourceThatFailsBehindTheWinnerMakesRemovingThatUnsafe() {
        assertJudged(
                Verdict.FAILS,
                "The source 'remote' (smtp.password) fails when it is asked: the application would get an error if the"
                        + " environment variable SMTP_PASSWORD were removed, whose value it gets now.",
                "The application gets Strongroom's value.",
                Status.ACTIVE,
                SAME_VARIABLE,
                BROKEN,
                OWN);
    }

    @Test
    void sourceThatFailsBelowStrongroomMattersToNobody() {
        assertJudged(
                Verdict.STRONGROOM_WINS,
                "The application gets the value of Strongroom.",
                "Nothing changes.",
                Status.ACTIVE,
                OWN,
                BROKEN);
    }

    @Test
    void sameValueAboveIsNotSafeToRemoveWhenStrongroomCannotDeliver() {
        assertJudged(
                Verdict.FAILS,
                "Strongroom cannot deliver the stored value: the application would get an error if the environment"
                        + " variable SMTP_PASSWORD were removed, whose value it gets now.",
                "The application gets an error.",
                Status.ACTIVE,
                SAME_VARIABLE,
                OWN_FAILS);
    }

    @Test
    void exactlyOnePlaceWinsAndEachIsCompared() {
        List<Place> places = new Judgement(Status.ACTIVE, STORED, List.of(OTHER_VARIABLE, OWN, PACKAGED)).places();

        assertThat(places).extracting(Place::wins).containsExactly(true, false, false);
        assertThat(places)
                .extracting(Place::value)
                .containsExactly(Agreement.DIFFERENT, Agreement.SAME, Agreement.DIFFERENT);
    }
}
