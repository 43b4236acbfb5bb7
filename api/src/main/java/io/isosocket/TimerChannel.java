package io.isosocket;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A channel with one value: the time at which a wait was over. It is made for {@link ReceiveChannel#select}, beside
 * channels of messages. After its tick it has ended.
 *
 * <p>It may be received on any thread, and blocks that; on an event loop it is for {@link #receiveAsync()}. Its stages
 * are completed on the common pool.
 */
public final class TimerChannel extends ReceiveChannel<Instant> {

    private static final ChannelBuffer.Level ANY = new ChannelBuffer.Level() {
        @Override
        public void rose(int size) {}

        @Override
        public void fell(int size) {}
    };

    private final Duration delay;
    private final ChannelBuffer<Instant> buffer = new ChannelBuffer<>(this, ANY);
    /** True once the time has passed, false where it was cancelled before. */
    private final CompletableFuture<Boolean> alarm = new CompletableFuture<>();

    private TimerChannel(Duration delay) {
        this.delay = delay;
    }

    /**
     * Starts to wait.
     *
     * @param delay how long, zero to {@link WebSocketOptions#MAX_DURATION}
     * @return the channel, which ticks once the time has passed
     * @throws IllegalArgumentException if the time is out of range
     */
    public static TimerChannel after(Duration delay) {
        TimerChannel timer = new TimerChannel(Ranges.inRange("delay", delay, Duration.ZERO));
        timer.alarm.thenAcceptAsync(timer::over);
        timer.alarm.completeOnTimeout(true, delay.toNanos(), TimeUnit.NANOSECONDS);
        return timer;
    }

    private void over(boolean timeHasPassed) {
        if (timeHasPassed) {
            buffer.put(Instant.now());
        }
        buffer.end();
    }

    /**
     * Ends the channel without a tick, unless the time has passed.
     *
     * @return whether it was in time
     */
    public boolean cancel() {
        return alarm.complete(false);
    }

    /** {@return whether the time has passed, or {@link #cancel()} was called} */
    public boolean isOver() {
        return alarm.isDone();
    }

    @Override
    ChannelBuffer<Instant> buffer() {
        return buffer;
    }

    @Override
    void requireMayWait(String method) {
        // It stands on no thread that could be held up.
    }

    @Override
    public String toString() {
        return "a timer of " + delay;
    }
}
