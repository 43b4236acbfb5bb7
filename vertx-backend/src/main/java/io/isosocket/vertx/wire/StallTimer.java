package io.isosocket.vertx.wire;

import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Notices that something has not moved for a time. It looks eight times within that time, so that what moves need not
 * look at the clock, and an event loop that was held up counts as one look. Event loop only.
 */
final class StallTimer implements Runnable {

    private static final int LOOKS = 8;
    private static final long SHORTEST_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private final EventExecutor executor;
    private final long stepNanos;
    private final BooleanSupplier moved;
    private final Runnable stalled;
    private Future<?> timer;
    private int stillLooks;

    /**
     * Starts to look.
     *
     * @param executor the event loop
     * @param limit after how long without a movement it is a stall
     * @param moved whether something moved since it was asked last, or need not move
     * @param stalled called once, unless stopped before
     */
    StallTimer(EventExecutor executor, Duration limit, BooleanSupplier moved, Runnable stalled) {
        this.executor = executor;
        this.stepNanos = Math.max(SHORTEST_NANOS, TimeUnit.NANOSECONDS.convert(limit) / LOOKS);
        this.moved = moved;
        this.stalled = stalled;
        this.timer = schedule();
    }

    void stop() {
        timer.cancel(false);
    }

    @Override
    public void run() {
        // The look that sees a movement does not know when within the step it was: a whole time follows.
        stillLooks = moved.getAsBoolean() ? 0 : stillLooks + 1;
        if (stillLooks == LOOKS) {
            stalled.run();
        } else {
            timer = schedule();
        }
    }

    private Future<?> schedule() {
        return executor.schedule(this, stepNanos, TimeUnit.NANOSECONDS);
    }
}
