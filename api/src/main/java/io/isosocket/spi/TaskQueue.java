package io.isosocket.spi;

import java.time.Duration;

/**
 * Where the tasks of a WebSocket run: one at a time, in the order in which they were enqueued (the event loop of the
 * HTML Standard, section 8.1.7, as far as a WebSocket needs it).
 *
 * <p>Any thread may call its methods. A queue that has ended, because the threads that ran it are gone, drops tasks
 * silently.
 */
public interface TaskQueue {

    /**
     * Runs a task later, never within this call.
     *
     * @param task what to run; what it throws is given to {@link #reportException}
     */
    void enqueue(Runnable task);

    /**
     * Whether the calling thread runs a task of this queue right now, so that no other task can start before it ends.
     *
     * @return whether it does
     */
    boolean isCurrent();

    /**
     * Whether the calling thread must not wait for what a task of this queue brings, since that could not run before the
     * wait ends, or since the thread must never wait at all, as an event loop.
     *
     * @return whether it must not
     */
    default boolean isBlockedByCaller() {
        return isCurrent();
    }

    /**
     * Enqueues a task once a time has passed.
     *
     * @param delay how long to wait; zero or more
     * @param task what to run
     * @return cancels the task when run; does nothing once the task has started
     */
    Runnable schedule(Duration delay, Runnable task);

    /**
     * Reports what a listener threw, as the HTML Standard's "report an exception" does.
     *
     * @param exception what was thrown
     */
    void reportException(Throwable exception);
}
