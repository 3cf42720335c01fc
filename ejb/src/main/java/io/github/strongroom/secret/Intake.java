package io.github.strongroom.secret;

import io.github.strongroom.audit.AuditEvent;
import io.github.strongroom.audit.AuditParts;
import io.github.strongroom.audit.AuditTrail;
import io.github.strongroom.fault.Fault;
import io.github.strongroom.fault.FaultException;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.IntConsumer;

/**
 * Stores many secrets in the transaction of a call that is audited and authorised: all of them or none, each with its own row
 * in the audit, as {@link SecretVault#put} stores one, and with a few statements for many of them.
 *
 * <p>It locks what is stored in the order of names before it changes anything, then makes the categories that are missing.
 * Two at once go one after the other.
 */
@Dependent
public class Intake {

    private static final int TOGETHER = 500;
    private static final long ONE_AT_A_TIME = 0x535452494eL;

    @Inject
    private SecretStore store;

    @Inject
    private AuditParts parts;

    @Inject
    private AuditTrail trail;

    /** What is to be stored under a name, and the state in which the name is expected. */
    public record Item(String name, SecretDraft draft, Expected expected) {}

    /**
     * Stores all.
     *
     * @param items no two of one name
     * @param progress is told how many are written
     * @throws io.github.strongroom.fault.FaultException {@code STR-0250} with the name and the reason of the first that is
     *     refused
     */
    public void store(List<Item> items, IntConsumer progress) {
        List<Item> inOrder =
                items.stream().sorted(Comparator.comparing(Item::name)).toList();
        oneAtATime();
        store.lockAll(inOrder.stream().map(Item::name).toList());
        provideCategories(inOrder);
        for (int first = 0; first < inOrder.size(); first += TOGETHER) {
            int end = Math.min(inOrder.size(), first + TOGETHER);
            storeTogether(inOrder.subList(first, end));
            progress.accept(end);
        }
    }

    /** Rows of new names are written in no order of theirs, so two intakes that share some would wait in a circle. */
    private void oneAtATime() {
        store.entities()
                .createNativeQuery("select 1 from pg_advisory_xact_lock(" + ONE_AT_A_TIME + ")")
                .getResultList();
    }

    private void provideCategories(List<Item> items) {
        TreeSet<String> categories = new TreeSet<>();
        items.forEach(item -> categories.add(categoryOf(item)));
        categories.remove("");
        List<AuditEvent> rows = new ArrayList<>();
        for (String category : categories) {
            if (store.provideCategory(category)) {
                rows.add(parts.done("category.create", category, () -> {}));
            }
        }
        if (!rows.isEmpty()) {
            trail.append(rows);
        }
    }

    private static String categoryOf(Item item) {
        try {
            return Fields.category(item.draft().category(), "");
        } catch (FaultException e) {
            throw Fault.IMPORT_STOPPED.causedBy(e, item.name(), e.getMessage());
        }
    }

    private void storeTogether(List<Item> items) {
        StoredSecrets stored =
                StoredSecrets.locked(store, items.stream().map(Item::name).toList());
        List<AuditEvent> rows = new ArrayList<>();
        store.together(() -> items.forEach(item -> rows.add(stored(item, stored))));
        trail.append(rows);
    }

    private AuditEvent stored(Item item, StoredSecrets stored) {
        try {
            return parts.done("secret.put", item.name(), () -> write(item, stored));
        } catch (FaultException e) {
            throw Fault.IMPORT_STOPPED.causedBy(e, item.name(), e.getMessage());
        }
    }

    private void write(Item item, StoredSecrets stored) {
        SecretName.require(item.name());
        Optional<Secret> present = stored.get(item.name());
        SecretWriter.requireWritable(present, item.expected());
        OffsetDateTime now = SecretStore.now();
        new SecretWriter(store).write(present.orElseGet(() -> stored.fresh(item.name(), now)), item.draft(), now);
    }
}
