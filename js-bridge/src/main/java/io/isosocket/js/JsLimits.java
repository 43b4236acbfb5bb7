package io.isosocket.js;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * What one runtime may use. A script that goes over {@link #statements()} or {@link #taskTime()} is stopped and its
 * runtime ends; the other limits make the call that would break them fail with a {@code QuotaExceededError}.
 *
 * <p>The heap cannot be limited for one runtime on a stock JDK: it is limited by {@code -Xmx} for all of them together.
 *
 * @param statements how many statements it may run in all; 0 for any number
 * @param taskTime how long one task may take, from the call of its listener or timer to the end of its microtasks;
 *     empty for any time
 * @param sockets how many WebSockets may be open at a time; likewise how many servers, and how many connections these
 *     have together
 * @param timers how many timers may wait at a time
 * @param queuedBytes how many bytes may wait to be sent, by all sockets together
 */
public record JsLimits(long statements, Optional<Duration> taskTime, int sockets, int timers, long queuedBytes) {

    /** No limits. */
    public static final JsLimits NONE =
            new JsLimits(0, Optional.empty(), Integer.MAX_VALUE, Integer.MAX_VALUE, Long.MAX_VALUE);

    /**
     * Checks the limits.
     *
     * @param statements as the type says
     * @param taskTime as the type says
     * @param sockets as the type says
     * @param timers as the type says
     * @param queuedBytes as the type says
     * @throws IllegalArgumentException where one is negative, or the time is not positive
     */
    public JsLimits {
        Objects.requireNonNull(taskTime, "taskTime");
        requireAtLeast(statements, 0, "statements");
        requireAtLeast(sockets, 0, "sockets");
        requireAtLeast(timers, 0, "timers");
        requireAtLeast(queuedBytes, 0, "queuedBytes");
        taskTime.ifPresent(time -> requireAtLeast(time.toMillis(), 1, "taskTime in ms"));
    }

    private static void requireAtLeast(long value, long least, String name) {
        if (value < least) {
            throw new IllegalArgumentException(name + ": " + value + " is less than " + least);
        }
    }

    /**
     * The same with another number of statements.
     *
     * @param value how many in all; 0 for any number
     * @return the limits
     */
    public JsLimits withStatements(long value) {
        return new JsLimits(value, taskTime, sockets, timers, queuedBytes);
    }

    /**
     * The same with another time of a task.
     *
     * @param value at least 1 ms
     * @return the limits
     */
    public JsLimits withTaskTime(Duration value) {
        return new JsLimits(statements, Optional.of(value), sockets, timers, queuedBytes);
    }

    /**
     * The same with another number of WebSockets.
     *
     * @param value how many may be open at a time
     * @return the limits
     */
    public JsLimits withSockets(int value) {
        return new JsLimits(statements, taskTime, value, timers, queuedBytes);
    }

    /**
     * The same with another number of timers.
     *
     * @param value how many may wait at a time
     * @return the limits
     */
    public JsLimits withTimers(int value) {
        return new JsLimits(statements, taskTime, sockets, value, queuedBytes);
    }

    /**
     * The same with another number of queued bytes.
     *
     * @param value how many may wait to be sent
     * @return the limits
     */
    public JsLimits withQueuedBytes(long value) {
        return new JsLimits(statements, taskTime, sockets, timers, value);
    }
}
