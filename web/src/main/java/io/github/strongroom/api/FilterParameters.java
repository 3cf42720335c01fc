package io.github.strongroom.api;

import io.github.strongroom.secret.Flag;
import io.github.strongroom.secret.Kind;
import io.github.strongroom.secret.SecretFilter;
import io.github.strongroom.secret.Status;
import java.util.function.UnaryOperator;

/** The filter of an address, by the words that the list takes. */
public final class FilterParameters {

    private FilterParameters() {}

    /**
     * Reads the filter.
     *
     * @param parameter gives the parameter of a name, or {@code null}
     * @throws io.github.strongroom.fault.FaultException {@code STR-0208} for a word that is not known
     */
    public static SecretFilter of(UnaryOperator<String> parameter) {
        return new SecretFilter(
                parameter.apply("q"),
                parameter.apply("category"),
                Parameter.of("kind", parameter.apply("kind"), Kind.class),
                Parameter.of("status", parameter.apply("status"), Status.class),
                parameter.apply("tag"),
                parameter.apply("owner"),
                Parameter.of("flag", parameter.apply("flag"), Flag.class));
    }
}
