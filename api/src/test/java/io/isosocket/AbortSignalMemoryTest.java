package io.isosocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AbortSignalMemoryTest {

    private final AbortController longLived = new AbortController();
    private final List<String> heard = new ArrayList<>();

    /** The objects in question are garbage only while the held ones, and the fields of this test, are not. */
    private static void awaitCleared(WeakReference<?> reference, Object... held) {
        try {
            awaitCleared(reference);
        } finally {
            Reference.reachabilityFence(held);
        }
    }

    private static void awaitCleared(WeakReference<?> reference) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (reference.get() != null && System.nanoTime() < deadline) {
            System.gc();
            Thread.onSpinWait();
        }
        assertTrue(reference.refersTo(null), "still reachable");
    }

    private static WeakReference<?> garbage() {
        return new WeakReference<>(new Object());
    }

    @Test
    void sourceDoesNotKeepADependentThatNobodyHolds() {
        WeakReference<AbortSignal> dependent = new WeakReference<>(AbortSignal.any(longLived.signal()));

        awaitCleared(dependent);
    }

    @Test
    void sourceDoesNotKeepADependentWhoseListenersAreGone() {
        WeakReference<AbortSignal> dependent = new WeakReference<>(withRemovedListener());

        awaitCleared(dependent);
    }

    private AbortSignal withRemovedListener() {
        AbortSignal any = AbortSignal.any(longLived.signal());
        EventListener listener = event -> heard.add("listener");
        Runnable algorithm = () -> heard.add("algorithm");
        any.addEventListener("abort", listener);
        any.onabort(event -> heard.add("handler"));
        any.addAlgorithm(algorithm);
        any.removeEventListener("abort", listener);
        any.onabort(null);
        any.removeAlgorithm(algorithm);
        return any;
    }

    @Test
    void dependentWithAListenerIsKeptAndHears() {
        listenOnADependentThatNobodyHolds();
        awaitCleared(garbage());

        longLived.abort();

        assertEquals(List.of("abort"), heard);
    }

    private void listenOnADependentThatNobodyHolds() {
        AbortSignal.any(AbortSignal.any(longLived.signal())).addEventListener("abort", event -> heard.add("abort"));
    }

    @Test
    void dependentThatWasAbortedIsNotKeptByItsOtherSource() {
        AbortController shortLived = new AbortController();
        WeakReference<AbortSignal> dependent = new WeakReference<>(withListener(shortLived.signal()));
        assertNotNull(dependent.get());

        shortLived.abort();

        assertEquals(List.of("abort"), heard);
        awaitCleared(dependent);
    }

    private AbortSignal withListener(AbortSignal other) {
        AbortSignal any = AbortSignal.any(longLived.signal(), other);
        any.onabort(event -> heard.add("abort"));
        return any;
    }

    @Test
    void dependentDoesNotKeepItsSource() {
        AbortController source = new AbortController();
        AbortSignal dependent = AbortSignal.any(source.signal());
        WeakReference<AbortController> weak = new WeakReference<>(source);
        source = longLived;

        awaitCleared(weak, dependent, source);
    }

    @Test
    void signalOfAListenerDoesNotKeepItsTarget() {
        WeakReference<EventTarget> target = new WeakReference<>(targetWithListener());

        awaitCleared(target);
    }

    private EventTarget targetWithListener() {
        EventTarget target = new EventTarget();
        AddEventListenerOptions options = AddEventListenerOptions.DEFAULT.withSignal(longLived.signal());
        target.addEventListener("x", event -> target.dispatchEvent(new Event("y")), options);
        return target;
    }

    @Test
    void signalKeepsNothingOfAListenerThatWasRemoved() {
        EventTarget target = new EventTarget();
        AbortSignal dependent = AbortSignal.any(longLived.signal());
        EventListener listener = event -> heard.add("x");
        target.addEventListener("x", listener, AddEventListenerOptions.DEFAULT.withSignal(dependent));
        target.removeEventListener("x", listener);
        WeakReference<AbortSignal> weak = new WeakReference<>(dependent);
        dependent = longLived.signal();

        // A signal with an algorithm left would be kept by its source.
        awaitCleared(weak, target, dependent);
    }
}
