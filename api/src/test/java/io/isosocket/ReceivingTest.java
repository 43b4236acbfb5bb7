package io.isosocket;

import static io.isosocket.Stages.isDone;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who waits for a channel, or for several, gets each value once and loses none. */
@Timeout(60)
class ReceivingTest {

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final WebSocketChannel one = channel();
    private final WebSocketChannel two = channel();

    private static WebSocketChannel channel() {
        ScriptedBackend backend = new ScriptedBackend();
        WebSocketChannel channel = backend.open().channel();
        // The tests wait on threads of their own.
        backend.isCurrent = false;
        return channel;
    }

    private static void put(WebSocketChannel channel, String text) {
        channel.put(new WebSocketMessage.Text(text));
    }

    private static void end(WebSocketChannel channel) {
        channel.buffer().end();
    }

    private static String text(Received<WebSocketMessage> received) {
        return received.value().text();
    }

    @BeforeEach
    void notInterrupted() {
        assertFalse(Thread.interrupted());
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    /** Waits for a thread to be parked in its wait. */
    private static void awaitParked(Thread thread) {
        while (thread.getState() != Thread.State.WAITING && thread.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
    }

    /** Runs a receive on a thread of its own until it waits. */
    private static Thread waiting(CompletableFuture<Object> result, Callable<?> receive) {
        Thread thread = new Thread(() -> {
            try {
                result.complete(receive.call());
            } catch (Exception thrown) {
                result.completeExceptionally(thrown);
            }
        });
        thread.start();
        awaitParked(thread);
        return thread;
    }

    @Test
    void blockedReceiverIsWokenByAMessage() throws Exception {
        CompletableFuture<Object> result = new CompletableFuture<>();
        waiting(result, () -> text(one.receive()));
        put(one, "hello");
        assertEquals("hello", result.get(30, TimeUnit.SECONDS));
    }

    @Test
    void blockedReceiverIsWokenByTheEnd() throws Exception {
        CompletableFuture<Object> result = new CompletableFuture<>();
        waiting(result, () -> one.receive().ok());
        end(one);
        assertEquals(false, result.get(30, TimeUnit.SECONDS));
    }

    @Test
    void interruptedReceiverLosesNothing() throws Exception {
        CompletableFuture<Object> result = new CompletableFuture<>();
        Thread thread = waiting(result, one::receive);
        thread.interrupt();
        Throwable thrown = assertThrows(ExecutionException.class, () -> result.get(30, TimeUnit.SECONDS));
        assertInstanceOf(InterruptedException.class, thrown.getCause());
        put(one, "next");
        assertEquals("next", text(one.receive()));
    }

    @Test
    void interruptedBeforeTheWaitIsAnInterruptToo() throws Exception {
        Thread.currentThread().interrupt();
        assertThrows(InterruptedException.class, one::receive);
        assertFalse(Thread.currentThread().isInterrupted());
        put(one, "kept");
        assertEquals("kept", text(one.receive()));
    }

    @Test
    void timeOutGivesNothingAndLosesNothing() throws Exception {
        assertEquals(Optional.empty(), one.receive(Duration.ofMillis(1)));
        assertEquals(Optional.empty(), one.receive(Duration.ZERO));
        put(one, "later");
        assertEquals("later", text(one.receive(Duration.ZERO).orElseThrow()));
        assertThrows(IllegalArgumentException.class, () -> one.receive(Duration.ofMillis(-1)));
    }

    @Test
    void receiversAreServedInTheirOrder() {
        CompletionStage<Received<WebSocketMessage>> first = one.receiveAsync();
        CompletionStage<Received<WebSocketMessage>> second = one.receiveAsync();
        put(one, "a");
        assertFalse(isDone(second));
        put(one, "b");
        assertEquals("a", text(first.toCompletableFuture().join()));
        assertEquals("b", text(second.toCompletableFuture().join()));
    }

    @Test
    void stageThatWasGivenUpTakesNothing() {
        CompletableFuture<Received<WebSocketMessage>> cancelled =
                one.receiveAsync().toCompletableFuture();
        CompletableFuture<Received<WebSocketMessage>> failed =
                one.receiveAsync().toCompletableFuture();
        CompletableFuture<Received<WebSocketMessage>> completed =
                one.receiveAsync().toCompletableFuture();
        assertTrue(cancelled.cancel(false));
        assertTrue(failed.completeExceptionally(new IllegalStateException()));
        assertTrue(completed.complete(new Received<>(one, null)));
        put(one, "a");
        assertEquals("a", text(one.tryReceive().orElseThrow()));
        assertFalse(cancelled.cancel(false));
    }

    @Test
    void stageWithATimeLimitTakesNothingAfterIt() {
        CompletableFuture<Received<WebSocketMessage>> limited =
                one.receiveAsync().toCompletableFuture().orTimeout(1, TimeUnit.MILLISECONDS);
        assertThrows(CompletionException.class, limited::join);
        put(one, "a");
        assertEquals("a", text(one.tryReceive().orElseThrow()));
    }

    @Test
    void selectTakesFromTheOneThatHasSomethingAndLeavesTheOther() throws Exception {
        put(two, "2");
        Received<?> received = ReceiveChannel.select(one, two);
        assertTrue(received.isFrom(two));
        assertSame(two, received.channel());
        assertEquals("2", received.value(two).text());
        String message = String.valueOf(assertThrows(IllegalArgumentException.class, () -> received.value(one))
                .getMessage());
        assertTrue(message.contains(one.toString()), message);
        // It waits for neither any more.
        put(one, "1");
        put(two, "3");
        assertEquals("1", text(one.tryReceive().orElseThrow()));
        assertEquals("3", text(two.tryReceive().orElseThrow()));
    }

    @Test
    void blockedSelectIsWokenByEither() throws Exception {
        CompletableFuture<Object> result = new CompletableFuture<>();
        waiting(result, () -> text(ReceiveChannel.select(List.of(one, two))));
        put(two, "2");
        assertEquals("2", result.get(30, TimeUnit.SECONDS));
        put(one, "1");
        assertEquals("1", text(one.tryReceive().orElseThrow()));
    }

    @Test
    void selectToldOfAnEndKnowsWhose() throws Exception {
        end(two);
        Received<?> received = ReceiveChannel.select(one, two);
        assertTrue(received.isFrom(two));
        assertFalse(received.ok());
    }

    @Test
    void selectPassesOverNoneThatIsReady() throws Exception {
        int[] taken = new int[2];
        for (int i = 0; i < 200; i++) {
            put(one, "1");
            put(two, "2");
        }
        for (int i = 0; i < 200; i++) {
            taken[ReceiveChannel.select(one, two).isFrom(one) ? 0 : 1]++;
        }
        // Each is as likely as the other: less than 40 of 200 is beyond any chance.
        assertTrue(taken[0] > 40 && taken[1] > 40, taken[0] + " and " + taken[1]);
    }

    @Test
    void selectOverNothingIsRefused() {
        assertThrows(IllegalArgumentException.class, ReceiveChannel::select);
        assertThrows(IllegalArgumentException.class, () -> ReceiveChannel.selectAsync(List.of()));
    }

    @Test
    @SuppressWarnings("NullAway") // Null is what is tested.
    void nullAmongTheChannelsIsNamed() {
        NullPointerException refused = assertThrows(NullPointerException.class, () -> ReceiveChannel.select(one, null));
        assertEquals("channels[1]", refused.getMessage());
    }

    @Test
    void loopTakesEverythingUpToTheEnd() {
        put(one, "a");
        put(one, "b");
        end(one);
        List<String> texts = new ArrayList<>();
        for (WebSocketMessage message : one) {
            texts.add(message.text());
        }
        assertEquals(List.of("a", "b"), texts);
        Iterator<WebSocketMessage> ended = one.iterator();
        assertThrows(NoSuchElementException.class, ended::next);
    }

    @Test
    void interruptedLoopIsCancelledAndStaysInterrupted() {
        Iterator<WebSocketMessage> loop = one.iterator();
        Thread.currentThread().interrupt();
        assertThrows(CancellationException.class, loop::hasNext);
        assertTrue(Thread.interrupted());
    }

    @Test
    void everyMessageArrivesOnceWhileReceiversAreInterruptedAndTimeOut() throws Exception {
        int each = 20_000;
        Set<String> received = Collections.synchronizedSet(new HashSet<>());
        List<Future<Integer>> counts = new ArrayList<>();
        List<Thread> receivers = Collections.synchronizedList(new ArrayList<>());
        for (int i = 0; i < 4; i++) {
            boolean selects = i % 2 == 0;
            counts.add(threads.submit(() -> {
                receivers.add(Thread.currentThread());
                return receiveAll(selects, received);
            }));
        }
        Future<?> disturber = threads.submit(() -> {
            while (received.size() < 2 * each) {
                receivers.forEach(Thread::interrupt);
                LockSupport.parkNanos(10_000);
            }
        });
        Future<?> sender = threads.submit(() -> sendAll(one, "1-", each));
        sendAll(two, "2-", each);
        sender.get();
        disturber.get();
        end(one);
        end(two);

        int sum = 0;
        for (Future<Integer> count : counts) {
            sum += count.get();
        }
        assertEquals(2 * each, sum);
        assertEquals(2 * each, received.size());
    }

    private static void sendAll(WebSocketChannel channel, String prefix, int count) {
        for (int i = 0; i < count; i++) {
            put(channel, prefix + i);
        }
    }

    private int receiveAll(boolean selects, Set<String> received) {
        int count = 0;
        int ended = 0;
        WebSocketChannel next = one;
        while (ended < 2) {
            try {
                Optional<Received<WebSocketMessage>> got = selects && ended == 0
                        ? Optional.of(ReceiveChannel.select(List.of(one, two)))
                        : next.receive(Duration.ofNanos(50_000));
                if (got.isPresent() && got.get().ok()) {
                    received.add(text(got.get()));
                    count++;
                } else if (got.isPresent()) {
                    ended++;
                }
                next = next == one ? two : one;
            } catch (InterruptedException again) {
                // That is what is tested.
            }
        }
        return count;
    }
}
