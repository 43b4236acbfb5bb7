package io.isosocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class EventTargetThreadsTest {

    private static final int THREADS = 4;
    private static final int ROUNDS = 2_000;

    private static void together(Callable<?> work) throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(THREADS);
        try {
            CyclicBarrier start = new CyclicBarrier(THREADS);
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                running.add(executor.submit(() -> {
                    start.await();
                    return work.call();
                }));
            }
            for (Future<?> future : running) {
                future.get();
            }
        } finally {
            executor.shutdownNow();
        }
    }

    @Test
    void noListenerIsLostWhenThreadsAddAndRemove() throws Exception {
        EventTarget target = new EventTarget();
        AtomicInteger calls = new AtomicInteger();

        together(() -> {
            for (int i = 0; i < 200; i++) {
                EventListener gone = event -> calls.addAndGet(1_000_000);
                target.addEventListener("x", gone);
                if (i % 20 == 0) {
                    target.addEventListener("x", event -> calls.incrementAndGet());
                }
                target.removeEventListener("x", gone);
            }
            return null;
        });
        target.dispatchEvent(new Event("x"));

        assertEquals(THREADS * 10, calls.get());
    }

    @Test
    void onceListenerIsCalledOnceWhenThreadsDispatch() throws Exception {
        EventTarget target = new EventTarget();
        AtomicInteger calls = new AtomicInteger();
        AddEventListenerOptions once = AddEventListenerOptions.DEFAULT.withOnce(true);
        // Many listeners make the removal slow, so that the threads meet in it.
        for (int i = 0; i < 5_000; i++) {
            target.addEventListener("filler", event -> calls.incrementAndGet());
        }
        for (int round = 1; round <= 60; round++) {
            target.addEventListener("x", event -> calls.incrementAndGet(), once);

            together(() -> target.dispatchEvent(new Event("x")));

            assertEquals(round, calls.get());
            assertFalse(target.hasListeners("x"));
        }
    }

    @Test
    void handlerSetByThreadsIsThereOnce() throws Exception {
        EventTarget target = new EventTarget();
        AtomicInteger calls = new AtomicInteger();

        together(() -> {
            for (int i = 0; i < ROUNDS; i++) {
                target.handler("x", null);
                target.handler("x", event -> calls.incrementAndGet());
            }
            return null;
        });
        target.handler("x", event -> calls.incrementAndGet());
        target.dispatchEvent(new Event("x"));

        assertEquals(1, calls.get());
    }

    @Test
    void abortRemovesListenersThatThreadsAddMeanwhile() throws Exception {
        EventTarget target = new EventTarget();
        AbortController controller = new AbortController();
        AddEventListenerOptions options = AddEventListenerOptions.DEFAULT.withSignal(controller.signal());
        AtomicInteger added = new AtomicInteger();

        together(() -> {
            for (int i = 0; i < 200; i++) {
                target.addEventListener("x", event -> {}, options);
                if (added.incrementAndGet() == 100) {
                    controller.abort();
                }
            }
            return null;
        });

        assertFalse(target.hasListeners("x"));
    }

    @Test
    void dispatchToOneListenerAllocatesNothing() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        EventTarget target = new EventTarget();
        int[] calls = new int[1];
        target.addEventListener("x", event -> calls[0]++);
        Event event = Event.trusted("x");
        int count = 10_000;
        target.fire(event);
        long id = Thread.currentThread().getId();
        threads.getThreadAllocatedBytes(id);

        long before = threads.getThreadAllocatedBytes(id);
        for (int i = 0; i < count; i++) {
            if (target.hasListeners("x") && !target.hasListeners("y")) {
                target.fire(event);
            }
        }
        long allocated = threads.getThreadAllocatedBytes(id) - before;

        assertEquals(count + 1, calls[0]);
        assertTrue(allocated < count, allocated + " bytes for " + count + " events");
    }
}
