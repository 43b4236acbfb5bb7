package io.isosocket.cli;

import io.isosocket.CloseEvent;
import io.isosocket.workbench.payload.Payload;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** What has come on a session and waits for a step that expects it. The thread of the steps waits here. */
final class Inbox implements SessionListener {

    /** A script that expects nothing of a talkative server must not fill the memory. */
    static final int MOST_MESSAGES = 10_000;

    private static final long MOST_BYTES = 1L << 28;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Queue<Payload> messages = new ArrayDeque<>();
    private long bytes;
    private int pings;
    private boolean overflowed;
    private @Nullable CloseEvent end;

    @Override
    public void received(Payload message) {
        long size = size(message);
        change(() -> {
            // Behind one that is lost nothing is kept: it would be taken for the lost one.
            if (overflowed || messages.size() == MOST_MESSAGES || bytes + size > MOST_BYTES) {
                overflowed = true;
            } else {
                messages.add(message);
                bytes += size;
            }
        });
    }

    /** In characters or bytes: near enough to what it takes. */
    private static long size(Payload message) {
        return message instanceof Payload.Text text ? text.text().length() : message.bytes().length;
    }

    @Override
    public void pingReceived(byte[] data) {
        change(() -> pings++);
    }

    @Override
    public void closed(CloseEvent event) {
        change(() -> end = event);
    }

    private void change(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Takes the next message, waiting for it.
     *
     * @param limit how long
     * @return the message; empty where none came in time, or the connection was closed before
     * @throws IllegalStateException if it is lost, since too many waited before it
     */
    Optional<Payload> takeMessage(Duration limit) throws InterruptedException {
        lock.lock();
        try {
            await(() -> !messages.isEmpty() || end != null || overflowed, limit);
            Payload message = messages.poll();
            if (message != null) {
                bytes -= size(message);
            } else if (overflowed) {
                throw new IllegalStateException("more messages came than the " + MOST_MESSAGES + ", or " + MOST_BYTES
                        + " bytes, that can wait for a step that expects them");
            }
            return Optional.ofNullable(message);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Looks at the next message or waits for the end, without taking anything.
     *
     * @param limit how long
     * @return the message that waits first; empty where none waits, because the connection is closed or nothing came
     */
    Optional<Payload> awaitMessageOrEnd(Duration limit) throws InterruptedException {
        lock.lock();
        try {
            await(() -> !messages.isEmpty() || end != null, limit);
            return Optional.ofNullable(messages.peek());
        } finally {
            lock.unlock();
        }
    }

    /**
     * Takes a ping, waiting for it.
     *
     * @param limit how long
     * @return whether there was one
     */
    boolean takePing(Duration limit) throws InterruptedException {
        lock.lock();
        try {
            await(() -> pings > 0 || end != null, limit);
            if (pings == 0) {
                return false;
            }
            pings--;
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** {@return how the connection ended, if it has} */
    Optional<CloseEvent> end() {
        lock.lock();
        try {
            return Optional.ofNullable(end);
        } finally {
            lock.unlock();
        }
    }

    private void await(BooleanSupplier done, Duration limit) throws InterruptedException {
        long left = TimeUnit.NANOSECONDS.convert(limit);
        while (!done.getAsBoolean() && left > 0) {
            left = changed.awaitNanos(left);
        }
    }
}
