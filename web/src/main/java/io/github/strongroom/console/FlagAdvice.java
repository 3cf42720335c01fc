package io.github.strongroom.console;

import io.github.strongroom.secret.Flag;
import io.github.strongroom.secret.SecretSummary;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * A flag of a secret in plain words, with what to do about it.
 *
 * @param names other secrets that it is about; empty where it is about none, or where the list does not ask for them
 */
public record FlagAdvice(Flag flag, String label, String text, List<String> names) {

    /** One for each flag of the secret. */
    static List<FlagAdvice> of(SecretSummary secret, List<String> sharing) {
        List<FlagAdvice> advice = new ArrayList<>();
        for (Flag flag : new TreeSet<>(secret.flags())) {
            advice.add(new FlagAdvice(
                    flag, label(flag, secret), text(flag, secret), flag == Flag.REUSED ? sharing : List.of()));
        }
        return advice;
    }

    private static String label(Flag flag, SecretSummary secret) {
        return flag == Flag.CERTIFICATE_ENDING && secret.certificateExpiresAt().isBefore(OffsetDateTime.now())
                ? "Certificate has ended"
                : LabelConverter.label(flag);
    }

    private static String text(Flag flag, SecretSummary secret) {
        return switch (flag) {
            case REUSED ->
                "Whoever learns one of them knows the others as well. Give each a value of its own. The same value is in";
            case ROTATION_DUE ->
                "The value is from " + UtcConverter.text(secret.valueChangedAt()) + " and should change every "
                        + PeriodText.of(secret.rotateEvery()) + ". Set a new one where it is used, then here.";
            case UNCHANGED_SINCE_IMPORT ->
                "Copies of the value may still lie where it was imported from. Set a new one, and remove the old place.";
            case CERTIFICATE_ENDING ->
                "The first certificate in the value ends " + UtcConverter.text(secret.certificateExpiresAt())
                        + " UTC. Have it renewed, and save the new one here.";
            case TAMPERED ->
                "The row was changed outside Strongroom, so its value is not given out. Restore the row from a backup, or"
                        + " have a superadmin purge the secret and create it again. Find out who can write to the database.";
        };
    }
}
