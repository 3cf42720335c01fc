package io.github.strongroom.secret;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.Consumer;

/**
 * Goes over all that a filter finds, in the order of names, and holds no more than a page of it at a time. Each page begins
 * behind the last name of the one before, so that nothing is passed over and nothing comes twice, whatever is saved
 * meanwhile. Whoever asks is the one that is audited.
 */
@Dependent
public class SecretWalk {

    @Inject
    private SecretStore store;

    /**
     * Hands over each secret that is found, without its value.
     *
     * @return how many there were
     */
    public long each(SecretFilter filter, Consumer<SecretSummary> sink) {
        SecretFinder finder = new SecretFinder(store);
        SecretCondition condition = SecretCondition.of(filter);
        long count = 0;
        String last = null;
        List<Secret> batch;
        do {
            batch = finder.after(last, condition, SecretQuery.MAX_SIZE);
            List<SecretSummary> listed = finder.listed(batch, filter);
            listed.forEach(sink);
            count += listed.size();
            last = batch.isEmpty() ? null : batch.get(batch.size() - 1).name();
        } while (batch.size() == SecretQuery.MAX_SIZE);
        return count;
    }
}
