package io.isosocket.vertx.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class HandshakeTurnsTest {

    private static final InetSocketAddress ONE = new InetSocketAddress(InetAddress.getLoopbackAddress(), 1);
    private static final InetSocketAddress OTHER = new InetSocketAddress(InetAddress.getLoopbackAddress(), 2);

    private final HandshakeTurns turns = new HandshakeTurns();
    private final List<String> granted = new ArrayList<>();

    @Test
    void firstGetsItsTurnAtOnceAndTheOthersInOrder() {
        HandshakeTurns.Turn a = take(ONE, "a");
        HandshakeTurns.Turn b = take(ONE, "b");
        take(ONE, "c");
        assertEquals(List.of("a"), granted);

        a.end();
        assertEquals(List.of("a", "b"), granted);
        b.end();

        assertEquals(List.of("a", "b", "c"), granted);
    }

    @Test
    void addressesDoNotWaitForEachOther() {
        take(ONE, "a");
        take(OTHER, "b");

        assertEquals(List.of("a", "b"), granted);
    }

    @Test
    void whoLeavesTheLineIsPassedOver() {
        HandshakeTurns.Turn a = take(ONE, "a");
        HandshakeTurns.Turn b = take(ONE, "b");
        take(ONE, "c");

        b.end();
        assertEquals(List.of("a"), granted);
        a.end();

        assertEquals(List.of("a", "c"), granted);
    }

    @Test
    void lineThatEmptiedStartsAfresh() {
        take(ONE, "a").end();
        take(ONE, "b");

        assertEquals(List.of("a", "b"), granted);
    }

    @Test
    void neverTwoAtATimeFromManyThreads() throws InterruptedException {
        int total = 2_000;
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch done = new CountDownLatch(total);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            for (int i = 0; i < total; i++) {
                threads.execute(() -> runOneTurn(threads, running, most, done));
            }
            assertTrue(done.await(30, TimeUnit.SECONDS), "some never got their turn: " + done.getCount());
        } finally {
            threads.shutdownNow();
        }
        assertEquals(1, most.get());
    }

    private void runOneTurn(ExecutorService threads, AtomicInteger running, AtomicInteger most, CountDownLatch done) {
        CompletableFuture<HandshakeTurns.Turn> turn = new CompletableFuture<>();
        turn.complete(turns.take(
                ONE,
                () -> threads.execute(() -> {
                    most.accumulateAndGet(running.incrementAndGet(), Math::max);
                    running.decrementAndGet();
                    turn.join().end();
                    done.countDown();
                })));
    }

    private HandshakeTurns.Turn take(InetSocketAddress address, String name) {
        return turns.take(address, () -> granted.add(name));
    }

    @Test
    void aTurnWhoseEventLoopHasEndedGoesToTheNext() {
        HandshakeTurns turns = new HandshakeTurns();
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 1);
        HandshakeTurns.Turn first = turns.take(address, () -> {});
        for (int i = 0; i < 2_000; i++) {
            turns.take(address, () -> {
                throw new RejectedExecutionException("the event loop has ended");
            });
        }
        boolean[] granted = new boolean[1];
        turns.take(address, () -> granted[0] = true);
        first.end();
        assertTrue(granted[0]);
    }
}
