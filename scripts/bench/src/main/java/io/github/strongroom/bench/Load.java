package io.github.strongroom.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;
import java.util.stream.LongStream;

/** Eight connections at once, each with its next request as soon as the last is answered. */
final class Load {

    private static final int CONNECTIONS = 8;
    private static final Duration WARM_UP = Duration.ofSeconds(3);

    private final Scale scale;
    private final Rest rest;
    private final AtomicInteger written = new AtomicInteger();

    Load(Scale scale, Rest rest) {
        this.scale = scale;
        this.rest = rest;
    }

    /** Reads of single entries, spread over so many. */
    void measureReads(int secrets, Figures figures) {
        figures.put(
                "REST metadata read, 8 connections",
                reads(i -> rest.get("secrets/" + any(i, secrets).name())));
        figures.put(
                "REST reveal, 8 connections",
                reads(i -> rest.reveal(any(i, secrets).name())));
    }

    private static MadeSecret any(int i, int secrets) {
        return new MadeSecret(new Random(i).nextInt(secrets));
    }

    private Figure reads(IntConsumer request) {
        run(forTime(WARM_UP), request);
        return run(forTime(scale.load()), request);
    }

    private static IntPredicate forTime(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        return i -> System.nanoTime() < end;
    }

    /** Saves new secrets. */
    void measureWrites(Figures figures) {
        IntConsumer save = i -> rest.put("written." + written.incrementAndGet(), "value no. " + i);
        run(i -> i < scale.writes() / 10, save);
        figures.put("REST save of a new secret, 8 connections", run(i -> i < scale.writes(), save));
    }

    /** Repeats the request, with 0, 1, 2 … , while it is to go on. */
    private static Figure run(IntPredicate goesOn, IntConsumer request) {
        AtomicInteger next = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);
        long start = System.nanoTime();
        try {
            List<Future<List<Long>>> connections = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                connections.add(threads.submit(() -> repeat(next, goesOn, request)));
            }
            List<Long> nanos = new ArrayList<>();
            for (Future<List<Long>> connection : connections) {
                nanos.addAll(connection.get());
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            LongStream all = nanos.stream().mapToLong(Long::longValue);
            return Figure.perSecond(nanos.size() / seconds, Timing.of(all.toArray()));
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            threads.shutdownNow();
        }
    }

    private static List<Long> repeat(AtomicInteger next, IntPredicate goesOn, IntConsumer request) {
        List<Long> nanos = new ArrayList<>();
        for (int i = next.getAndIncrement(); goesOn.test(i); i = next.getAndIncrement()) {
            long start = System.nanoTime();
            request.accept(i);
            nanos.add(System.nanoTime() - start);
        }
        return nanos;
    }
}
