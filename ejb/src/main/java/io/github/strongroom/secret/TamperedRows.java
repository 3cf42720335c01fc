package io.github.strongroom.secret;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds what was changed outside Strongroom. The database cannot tell, so each row that the other filters leave is read, and its
 * seal checked: some seconds for a hundred thousand. Never more than a batch and a page are held at a time.
 */
final class TamperedRows {

    private static final int BATCH = 1000;

    private final SecretFinder finder;
    private final EntityManager entities;
    private final SecretCondition condition;

    TamperedRows(SecretFinder finder, EntityManager entities, SecretCondition condition) {
        this.finder = finder;
        this.entities = entities;
        this.condition = condition;
    }

    /** Some of them by name, and how many there are in all. */
    SecretFinder.Found find(long first, int size) {
        List<Secret> page = new ArrayList<>();
        long total = 0;
        String last = null;
        List<Secret> batch;
        do {
            batch = finder.after(last, condition, BATCH);
            for (Secret secret : finder.tampered(batch)) {
                if (total++ >= first && page.size() < size) {
                    page.add(secret);
                }
            }
            batch.forEach(entities::detach);
            last = batch.isEmpty() ? null : batch.get(batch.size() - 1).name();
        } while (batch.size() == BATCH);
        return new SecretFinder.Found(page, total);
    }
}
