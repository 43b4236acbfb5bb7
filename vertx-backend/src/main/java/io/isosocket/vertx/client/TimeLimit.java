package io.isosocket.vertx.client;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A limit for the time in which it runs; it can be halted and run on. Event loop only. */
final class TimeLimit {

    private final EventLoop loop;
    private final Duration limit;
    private final Runnable exceeded;
    private long remainingNanos;
    private long runningSince;
    private @Nullable ScheduledFuture<?> timer;

    /**
     * Makes a limit that does not run yet.
     *
     * @param limit zero for none
     * @param exceeded called once, when it is
     */
    TimeLimit(EventLoop loop, Duration limit, Runnable exceeded) {
        this.loop = loop;
        this.limit = limit;
        this.exceeded = exceeded;
        this.remainingNanos = TimeUnit.NANOSECONDS.convert(limit);
    }

    Duration limit() {
        return limit;
    }

    boolean isUnlimited() {
        return limit.isZero();
    }

    /** {@return what was left when it began to run last, in nanoseconds; {@code Long.MAX_VALUE} without a limit} */
    long remainingNanos() {
        return isUnlimited() ? Long.MAX_VALUE : remainingNanos;
    }

    /** Runs, or runs on; does nothing where it runs already. */
    void run() {
        if (!isUnlimited() && timer == null) {
            runningSince = System.nanoTime();
            timer = loop.schedule(exceeded, remainingNanos, TimeUnit.NANOSECONDS);
        }
    }

    void halt() {
        if (timer != null) {
            timer.cancel(false);
            timer = null;
            remainingNanos = Math.max(0, remainingNanos - (System.nanoTime() - runningSince));
        }
    }
}
