package io.isosocket;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AbortSignalTest {

    private final AbortController controller = new AbortController();
    private final AbortSignal signal = controller.signal();
    private final List<String> heard = new ArrayList<>();

    @Test
    void newSignalIsNotAborted() {
        assertSame(signal, controller.signal());
        assertFalse(signal.aborted());
        assertNull(signal.reason());
        assertNull(signal.onabort());
        assertDoesNotThrow(signal::throwIfAborted);
    }

    @Test
    void abortHasAnAbortErrorAsItsReason() {
        controller.abort();

        assertTrue(signal.aborted());
        DOMException reason = assertInstanceOf(DOMException.class, signal.reason());
        assertEquals("AbortError", reason.name());
        assertEquals(20, reason.code());
    }

    @Test
    void reasonIsTheObjectThatWasGiven() {
        Object reason = new Object();
        controller.abort(reason);

        assertSame(reason, signal.reason());
        assertSame(reason, AbortSignal.abort(reason).reason());
    }

    @Test
    void nullIsAReasonToo() {
        controller.abort(null);

        assertTrue(signal.aborted());
        assertNull(signal.reason());
    }

    @Test
    void eventIsFiredOnceAndTheFirstReasonStays() {
        List<Event> events = new ArrayList<>();
        signal.addEventListener("abort", events::add);

        controller.abort("first");
        controller.abort("second");

        assertEquals("first", signal.reason());
        assertEquals(1, events.size());
        assertEquals("abort", events.get(0).type());
        assertTrue(events.get(0).isTrusted());
        assertFalse(events.get(0).bubbles() || events.get(0).cancelable());
        assertSame(signal, events.get(0).target());
    }

    @Test
    void abortFromAListenerDoesNothing() {
        signal.onabort(event -> {
            heard.add("abort");
            controller.abort("again");
        });

        controller.abort("first");

        assertEquals(List.of("abort"), heard);
        assertEquals("first", signal.reason());
    }

    @Test
    void onabortIsAHandlerAttribute() {
        EventHandler<Event> handler = event -> heard.add("handler");
        signal.onabort(event -> heard.add("replaced"));
        signal.addEventListener("abort", event -> heard.add("listener"));
        signal.onabort(handler);

        controller.abort();

        assertSame(handler, signal.onabort());
        assertEquals(List.of("handler", "listener"), heard);
    }

    @Test
    void algorithmsRunInOrderBeforeTheEvent() {
        signal.onabort(event -> heard.add("event"));
        signal.addAlgorithm(() -> heard.add("first " + signal.aborted()));
        signal.addAlgorithm(() -> heard.add("second"));

        controller.abort();

        assertEquals(List.of("first true", "second", "event"), heard);
    }

    @Test
    void removedAlgorithmDoesNotRunAndNoneIsAddedAfterTheAbort() {
        Runnable removed = () -> heard.add("removed");
        assertTrue(signal.addAlgorithm(removed));
        signal.removeAlgorithm(removed);

        controller.abort();

        assertFalse(signal.addAlgorithm(() -> heard.add("late")));
        assertEquals(List.of(), heard);
    }

    @Test
    void throwIfAbortedThrowsTheReasonItself() {
        RuntimeException unchecked = new IllegalStateException("why");
        Error error = new AssertionError("why");

        assertSame(unchecked, assertThrows(Throwable.class, AbortSignal.abort(unchecked)::throwIfAborted));
        assertSame(error, assertThrows(Throwable.class, AbortSignal.abort(error)::throwIfAborted));
        assertEquals(
                "AbortError",
                assertThrows(DOMException.class, AbortSignal.abort()::throwIfAborted)
                        .name());
    }

    @Test
    void throwIfAbortedTellsOfAReasonThatCannotBeThrown() {
        IOException checked = new IOException("why");

        DOMException ofChecked = assertThrows(DOMException.class, AbortSignal.abort(checked)::throwIfAborted);
        DOMException ofText = assertThrows(DOMException.class, AbortSignal.abort("why")::throwIfAborted);
        DOMException ofNull = assertThrows(DOMException.class, AbortSignal.abort(null)::throwIfAborted);

        assertSame(checked, ofChecked.getCause());
        assertEquals("aborted: why", ofText.message());
        assertEquals("AbortError", ofText.name());
        assertEquals("aborted: null", ofNull.message());
    }

    @Test
    void timeoutAbortsWithATimeoutErrorAndFiresTheEventOffTheCallersThread() throws Exception {
        long before = System.nanoTime();
        // Far longer than it takes to listen, on a busy machine too.
        AbortSignal timed = AbortSignal.timeout(500);
        CompletableFuture<Thread> thread = new CompletableFuture<>();
        timed.onabort(event -> thread.complete(Thread.currentThread()));

        Thread hearing = thread.get(30, TimeUnit.SECONDS);

        assertTrue(System.nanoTime() - before >= 500_000_000);
        assertTrue(hearing.isDaemon());
        DOMException reason = assertInstanceOf(DOMException.class, timed.reason());
        assertEquals("TimeoutError", reason.name());
        assertEquals("timed out after 500 ms", reason.message());
    }

    @Test
    void timeoutOfZeroDoesNotAbortWithinTheCall() throws Exception {
        CompletableFuture<Boolean> fired = new CompletableFuture<>();
        AbortSignal timed = AbortSignal.any(AbortSignal.timeout(Duration.ZERO));
        if (!timed.addAlgorithm(() -> fired.complete(true))) {
            fired.complete(true);
        }

        assertTrue(fired.get(30, TimeUnit.SECONDS));
        assertTrue(timed.aborted());
    }

    @Test
    void timeoutOfManyYearsIsTaken() {
        assertFalse(AbortSignal.timeout(Long.MAX_VALUE).aborted());
    }

    @Test
    void negativeTimeoutIsRefused() {
        IllegalArgumentException thrown = assertThrows(IllegalArgumentException.class, () -> AbortSignal.timeout(-1));

        assertEquals("timeout: PT-0.001S is negative", thrown.getMessage());
    }
}
