package io.isosocket;

import io.isosocket.spi.TaskQueue;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

/**
 * Holds the first events of a WebSocket back until its maker has added the listeners. Deviation: the standard knows no
 * other thread, so it need not.
 *
 * <p>In a browser no event can come before the script that made the WebSocket has ended. Made on a thread that is not
 * its task queue's, a WebSocket could be refused or opened between two lines of that thread. So its first events wait
 * until there are listeners of all four types, or until none was added for {@link #QUIET}, for {@link #LONGEST} at
 * most. All events behind them wait too, so that the order stays.
 */
final class FirstEvents {

    private static final List<String> TYPES = List.of("open", "message", "error", "close");
    private static final long QUIET = Duration.ofMillis(10).toNanos();
    private static final long LONGEST = Duration.ofMillis(100).toNanos();

    private final AnyWebSocket socket;
    private final TaskQueue queue;
    private final Runnable released;
    private final long madeAt = System.nanoTime();
    private volatile long lastListenerAt = madeAt;
    private volatile boolean waitsForAll;
    // The fields below belong to the queue.
    private final Queue<Runnable> held = new ArrayDeque<>();
    private boolean releasing;

    /**
     * Starts to hold.
     *
     * @param released called once, as a task of the queue, when the held events were let go
     */
    FirstEvents(AnyWebSocket socket, TaskQueue queue, Runnable released) {
        this.socket = socket;
        this.queue = queue;
        this.released = released;
    }

    /** No time is too long: all listeners are certain to come. Before the first event. */
    void waitForAll() {
        waitsForAll = true;
    }

    /** Holds an event, in a task of the queue. */
    void hold(Runnable event) {
        held.add(event);
        if (held.size() == 1 && !releasing) {
            releaseOrWait();
        }
    }

    /** Any thread has added or removed a listener. */
    void listenersChanged() {
        lastListenerAt = System.nanoTime();
        if (hasAll()) {
            queue.enqueue(this::releaseOrWait);
        }
    }

    private void releaseOrWait() {
        if (held.isEmpty() || releasing || (waitsForAll && !hasAll())) {
            return;
        }
        long now = System.nanoTime();
        long longestLeft = LONGEST - (now - madeAt);
        long quietLeft = hasAny() ? QUIET - (now - lastListenerAt) : longestLeft;
        long left = Math.min(longestLeft, quietLeft);
        if (left > 0 && !hasAll()) {
            queue.schedule(Duration.ofNanos(left).plusMillis(1), this::releaseOrWait);
        } else {
            release();
        }
    }

    private void release() {
        // What comes in the middle, while a listener on a virtual thread waits, stands in line behind the others.
        releasing = true;
        for (Runnable event = held.poll(); event != null; event = held.poll()) {
            try {
                event.run();
            } catch (Throwable thrown) {
                EventTarget.reportToThread(thrown);
            }
        }
        released.run();
    }

    private boolean hasAny() {
        return TYPES.stream().anyMatch(this::has);
    }

    private boolean hasAll() {
        return TYPES.stream().allMatch(this::has);
    }

    private boolean has(String type) {
        return socket.hasListeners(type) || (type.equals("message") && socket.hasChannel());
    }
}
