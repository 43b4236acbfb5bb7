package io.isosocket.js.loop;

import io.vertx.core.internal.ContextInternal;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;

/**
 * The clock of a script's timers (HTML, section 8.6). Each timer holds the loop until it has fired or is cleared. On the
 * context only.
 */
public final class Timers {

    /** What a script's timer is called when its time has come. */
    @FunctionalInterface
    public interface Alarm {

        /**
         * Calls the timer's function.
         *
         * @param id the timer
         */
        void fire(int id);
    }

    /** Deeper nested timers wait for at least {@link #NESTED_DELAY}. */
    private static final int NESTING_LIMIT = 5;

    /** In milliseconds. */
    private static final int NESTED_DELAY = 4;

    private static final long NO_VERTX_TIMER = -1;

    private final EventLoop loop;
    private final Alarm alarm;
    private final int limit;
    private final Map<Integer, Waiting> started = new HashMap<>();
    private int nesting;

    /**
     * Makes the timers of a loop.
     *
     * @param loop where they fire
     * @param limit how many may wait at a time
     * @param alarm called when one fires
     */
    public Timers(EventLoop loop, int limit, Alarm alarm) {
        this.loop = loop;
        this.limit = limit;
        this.alarm = alarm;
    }

    /**
     * Starts a timer.
     *
     * @param id the script's number of it, not in use
     * @param delay in milliseconds; a negative one is 0
     * @return whether it was started: false where as many as may wait already do
     */
    public boolean start(int id, int delay) {
        if (started.size() >= limit) {
            return false;
        }
        int level = nesting + 1;
        int wait = nesting > NESTING_LIMIT ? Math.max(delay, NESTED_DELAY) : Math.max(delay, 0);
        loop.hold();
        schedule(id, wait, level);
        return true;
    }

    private void schedule(int id, int wait, int level) {
        ContextInternal context = loop.context();
        Waiting waiting = new Waiting(id, level);
        started.put(id, waiting);
        try {
            if (wait == 0) {
                // Vert.x has no timer of 0 ms: it is a task like any other.
                context.runOnContext(ignored -> fired(waiting));
            } else {
                waiting.vertxTimer = context.setTimer(wait, ignored -> fired(waiting));
            }
        } catch (RejectedExecutionException vertxIsClosed) {
            started.remove(id);
            loop.release();
        }
    }

    private void fired(Waiting timer) {
        // Where it was cleared, and perhaps started again with the same number, this is not its time.
        if (!started.remove(timer.id, timer)) {
            return;
        }
        loop.run(() -> {
            nesting = timer.level;
            alarm.fire(timer.id);
        });
        // Only now: the microtasks of the function belong to its task.
        nesting = 0;
        loop.release();
    }

    /**
     * Stops a timer, where it waits.
     *
     * @param id the script's number of it
     */
    public void clear(int id) {
        Waiting timer = started.remove(id);
        if (timer != null) {
            cancel(timer);
            loop.release();
        }
    }

    private void cancel(Waiting timer) {
        if (timer.vertxTimer != NO_VERTX_TIMER) {
            loop.context().owner().cancelTimer(timer.vertxTimer);
        }
    }

    /** Stops all of them. */
    public void close() {
        started.values().forEach(this::cancel);
        started.clear();
    }

    /** One start of a timer. */
    private static final class Waiting {
        final int id;
        final int level;
        long vertxTimer = NO_VERTX_TIMER;

        Waiting(int id, int level) {
            this.id = id;
            this.level = level;
        }
    }
}
