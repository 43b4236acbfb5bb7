package io.isosocket.js.host;

import io.isosocket.js.loop.EventLoop;
import io.isosocket.js.loop.Timers;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.Value;

/** The clock behind setTimeout, setInterval and AbortSignal.timeout. */
public final class TimersHost {

    private final EventLoop loop;
    private final Timers timers;
    private final int limit;
    private final Supplier<ScriptErrors> errors;

    TimersHost(EventLoop loop, Timers timers, int limit, Supplier<ScriptErrors> errors) {
        this.loop = loop;
        this.timers = timers;
        this.limit = limit;
        this.errors = errors;
    }

    /**
     * Starts a timer. Deviation: no more than the host allows.
     *
     * @param id the script's number of it
     * @param delay in milliseconds
     */
    @HostAccess.Export
    public void start(int id, int delay) {
        if (!timers.start(id, delay)) {
            throw errors.get().dom("QuotaExceededError", "a script may have no more than " + limit + " timers");
        }
    }

    /**
     * Stops a timer.
     *
     * @param id the script's number of it
     */
    @HostAccess.Export
    public void clear(int id) {
        timers.clear(id);
    }

    /**
     * Calls a function once, later. It does not keep the script alive, as a signal is no work.
     *
     * @param delay in milliseconds
     * @param callback the function
     */
    @HostAccess.Export
    public void startOnce(double delay, Value callback) {
        long wait = Math.max(1, Math.min((long) delay, Integer.MAX_VALUE));
        try {
            loop.context().setTimer(wait, ignored -> loop.run(callback::executeVoid));
        } catch (RejectedExecutionException vertxIsClosed) {
            // The signal will not be looked at any more.
        }
    }
}
