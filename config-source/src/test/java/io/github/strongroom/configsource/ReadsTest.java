package io.github.strongroom.configsource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every read is counted once, whatever happens meanwhile. */
class ReadsTest {

    private static final int LIMIT = 10_000;

    private final String application = "application " + UUID.randomUUID();
    private final StrongroomConfigSource source = source(application);
    private final Map<String, Long> written = new HashMap<>();

    private static StrongroomConfigSource source(String application) {
        return new StrongroomConfigSource(ReadsTest.class.getClassLoader(), application, 250);
    }

    @BeforeEach
    void beginWithNothing() {
        drain();
        written.clear();
    }

    @AfterEach
    void forget() {
        Delivery.publish(null);
        drain();
    }

    /** Writes all that is counted; the counts of this test's application by name, version and result. */
    private Map<String, Long> drain() {
        for (ReadBatch batch = Reads.take(true, LIMIT); !batch.isEmpty(); batch = Reads.take(true, LIMIT)) {
            note(batch);
            batch.written();
        }
        return written;
    }

    private void note(ReadBatch batch) {
        for (CountedRead read : ofThisApplication(batch)) {
            written.merge(read.name() + " " + read.version() + " " + read.result(), read.count(), Long::sum);
        }
    }

    private List<CountedRead> ofThisApplication(ReadBatch batch) {
        return batch.reads().stream()
                .filter(read -> read.application().equals(application))
                .toList();
    }

    private static void publish(String name, Held held) {
        Delivery.publish(Snapshot.of(Map.of(name, held)));
    }

    @Test
    void everyReadIsCountedWithWhatItWasAnswered() {
        Delivery.publish(Snapshot.of(Map.of(
                "a", Held.value(3, "x"),
                "bad", Held.unavailable(2, "STR-0303: x"),
                "off", Held.withheld(1, ReadResult.INACTIVE),
                "over", Held.withheld(4, ReadResult.EXPIRED),
                "ahead", Held.withheld(5, ReadResult.SCHEDULED),
                "gone", Held.withheld(6, ReadResult.DELETED))));

        source.getValue("a");
        source.getValue("a");
        assertThatThrownBy(() -> source.getValue("bad")).isInstanceOf(ValueUnavailableException.class);
        assertThat(List.of("off", "over", "ahead", "gone", "none", "none.too"))
                .allMatch(n -> source.getValue(n) == null);
        assertThat(source.getValue("SECRETS_DB_URL")).isNull();
        assertThat(source.getValue("mp.config.profile")).isNull();

        assertThat(drain())
                .isEqualTo(Map.of(
                        "a 3 VALUE", 2L,
                        "bad 2 UNAVAILABLE", 1L,
                        "off 1 INACTIVE", 1L,
                        "over 4 EXPIRED", 1L,
                        "ahead 5 SCHEDULED", 1L,
                        "gone 6 DELETED", 1L,
                        "SECRETS_DB_URL 0 RESERVED", 1L,
                        "* 0 NOT_HELD", 3L));
    }

    @Test
    void readBeforeTheFirstSnapshotIsCountedByItsName() {
        assertThatThrownBy(() -> source.getValue("smtp.password")).isInstanceOf(ValueUnavailableException.class);

        assertThat(drain()).isEqualTo(Map.of("smtp.password 0 UNPUBLISHED", 1L));
    }

    @Test
    void namesThatAnApplicationMakesUpDoNotFillTheMemory() {
        publish("a", Held.value(1, "x"));

        for (int i = 0; i < 1000; i++) {
            source.getValue("secrets.made.up." + i);
        }
        source.getValue("secrets.\0");

        assertThat(drain()).hasSize(ApplicationReads.MAX_UNHELD_NAMES + 1).containsEntry("secrets.* 0 RESERVED", 901L);
    }

    @Test
    void manyThreadsAreCountedExactlyWhileValuesAreReplacedAndCountsAreTaken() throws Exception {
        int threads = 8;
        int reads = 200_000;
        publish("hot", Held.value(1, "x"));
        AtomicBoolean ended = new AtomicBoolean();
        Thread replacing = new Thread(() -> {
            for (int version = 2; !ended.get(); version++) {
                // every third time the same version anew, as after a lost connection
                publish("hot", Held.value(version / 3, "x"));
            }
        });
        Thread taking = new Thread(() -> {
            while (!ended.get()) {
                drain();
            }
        });
        List<Thread> readers = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            readers.add(new Thread(() -> {
                StrongroomConfigSource own = source(application);
                for (int read = 0; read < reads; read++) {
                    own.getValue("hot");
                }
            }));
        }
        replacing.start();
        taking.start();
        readers.forEach(Thread::start);
        for (Thread reader : readers) {
            reader.join();
        }
        ended.set(true);
        replacing.join();
        taking.join();

        drain();

        assertThat(written.values().stream().mapToLong(Long::longValue).sum()).isEqualTo((long) threads * reads);
        assertThat(written.keySet()).allMatch(key -> key.startsWith("hot ") && key.endsWith(" VALUE"));
    }

    @Test
    void countersThatAreForgottenWhileTheyAreReadLoseNothing() throws Exception {
        int reads = 300_000;
        publish("idle", Held.value(1, "x"));
        ApplicationReads counters = ApplicationReads.of(application);
        AtomicBoolean ended = new AtomicBoolean();
        Thread forgetting = new Thread(() -> {
            while (!ended.get()) {
                synchronized (Reads.class) {
                    drain();
                    counters.forgetIdle(Duration.ofNanos(-1_000_000_000));
                }
            }
        });
        forgetting.start();
        for (int read = 0; read < reads; read++) {
            source.getValue("idle");
        }
        ended.set(true);
        forgetting.join();

        assertThat(drain()).isEqualTo(Map.of("idle 1 VALUE", (long) reads));
    }

    @Test
    void batchIsHandedOutAgainUntilItIsWrittenAndLaterReadsAreInTheNext() {
        publish("a", Held.value(1, "x"));
        source.getValue("a");
        ReadBatch lost = Reads.take(true, LIMIT);
        source.getValue("a");
        source.getValue("a");

        ReadBatch again = Reads.take(true, LIMIT);
        assertThat(again.id()).isEqualTo(lost.id());
        assertThat(ofThisApplication(again)).extracting(CountedRead::count).containsExactly(1L);
        again.written();
        lost.written();

        assertThat(drain()).isEqualTo(Map.of("a 1 VALUE", 2L));
    }

    @Test
    void firstReadWakesWhoeverWaitsAndLaterOnesDoNot() throws Exception {
        publish("a", Held.value(1, "x"));
        Reads.await(Duration.ZERO);
        source.getValue("a");

        assertThat(waited()).isLessThan(Duration.ofMillis(900));
        ReadBatch first = Reads.take(false, LIMIT);
        assertThat(ofThisApplication(first)).extracting(CountedRead::name).containsExactly("a");
        first.written();
        source.getValue("a");
        source.getValue("not held");

        assertThat(waited()).isGreaterThanOrEqualTo(Duration.ofMillis(900));
        assertThat(ofThisApplication(Reads.take(false, LIMIT))).isEmpty();
        assertThat(drain()).containsEntry("a 1 VALUE", 1L).containsEntry("* 0 NOT_HELD", 1L);
    }

    private static Duration waited() throws InterruptedException {
        Instant begun = Instant.now();
        Reads.await(Duration.ofSeconds(1));
        return Duration.between(begun, Instant.now());
    }

    @Test
    void spanHoldsTheReads() throws Exception {
        publish("a", Held.value(1, "x"));
        Instant before = Instant.now();
        source.getValue("a");
        Instant after = Instant.now();
        Thread.sleep(20);

        CountedRead first = ofThisApplication(Reads.take(true, LIMIT)).get(0);

        assertThat(first.firstAt()).isBetween(before, after);
        assertThat(first.lastAt()).isBetween(after, Instant.now());
        drain();
        Instant later = Instant.now();
        source.getValue("a");
        CountedRead second = ofThisApplication(Reads.take(true, LIMIT)).get(0);
        assertThat(second.firstAt()).isBetween(first.lastAt(), later);
        assertThat(second.lastAt()).isAfterOrEqualTo(later);
    }

    @Test
    void limitOfABatchLeavesTheRestForTheNextWhateverIsReadMeanwhile() {
        Map<String, Held> many = new HashMap<>();
        for (int i = 0; i < 25; i++) {
            many.put("many." + i, Held.value(1, "x"));
        }
        Delivery.publish(Snapshot.of(many));
        many.keySet().forEach(source::getValue);

        Map<String, Integer> batches = new HashMap<>();
        ReadBatch batch;
        do {
            batch = Reads.take(true, 10);
            ofThisApplication(batch).forEach(read -> batches.merge(read.name(), 1, Integer::sum));
            note(batch);
            batch.written();
            many.keySet().forEach(source::getValue);
        } while (batch.size() == 10);

        assertThat(batches)
                .hasSize(25)
                .allSatisfy((name, times) -> assertThat(times).isEqualTo(1));
        assertThat(drain().values().stream().mapToLong(Long::longValue).sum()).isEqualTo(4 * 25);
    }

    @Test
    void countsOfAnUndeployedApplicationAreThereWhenItsLoaderIsGone() throws Exception {
        publish("a", Held.value(1, "x"));

        WeakReference<ClassLoader> loader = readAndUndeploy();

        Instant end = Instant.now().plusSeconds(10);
        while (!loader.refersTo(null) && Instant.now().isBefore(end)) {
            System.gc();
        }
        assertThat(loader.refersTo(null)).isTrue();
        assertThat(drain()).isEqualTo(Map.of("a 1 VALUE", 7L));
    }

    private WeakReference<ClassLoader> readAndUndeploy() {
        ClassLoader loader = new URLClassLoader(new URL[0]);
        StrongroomConfigSource own = new StrongroomConfigSource(loader, application, 250);
        for (int i = 0; i < 7; i++) {
            own.getValue("a");
        }
        return new WeakReference<>(loader);
    }

    @Test
    void applicationsThatReadTheSameNameAreCountedEachForItself() {
        publish("shared", Held.value(1, "x"));
        List<String> names = List.of(application + " 1", application + " 2", application + " 3");
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < names.size(); i++) {
                for (int read = 0; read <= i; read++) {
                    source(names.get(i)).getValue("shared");
                }
            }
        }

        Map<String, Long> counts = new HashMap<>();
        ReadBatch batch = Reads.take(true, LIMIT);
        batch.reads().forEach(read -> counts.merge(read.application(), read.count(), Long::sum));
        batch.written();

        assertThat(counts)
                .containsEntry(names.get(0), 3L)
                .containsEntry(names.get(1), 6L)
                .containsEntry(names.get(2), 9L);
    }

    @Test
    void hitMissAndWithheldNameAllocateNothing() {
        assumeTrue(ManagementFactory.getThreadMXBean() instanceof ThreadMXBean, "SKIPPED: this JVM does not tell");
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Delivery.publish(
                Snapshot.of(Map.of("hit", Held.value(1, "x"), "withheld", Held.withheld(1, ReadResult.EXPIRED))));
        source("another " + application).getValue("hit");
        readAll(20_000);

        long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
        readAll(100_000);
        long allocated = threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;

        assertThat(allocated).as("bytes for 300,000 reads").isLessThan(1000);
    }

    private void readAll(int times) {
        for (int i = 0; i < times; i++) {
            source.getValue("hit");
            source.getValue("miss");
            source.getValue("withheld");
        }
    }
}
