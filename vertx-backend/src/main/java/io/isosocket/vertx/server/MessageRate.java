package io.isosocket.vertx.server;

import java.util.concurrent.TimeUnit;

/** The token bucket of one client, kept as the time up to which its messages are paid for. Event loop only. */
final class MessageRate {

    private final long nanosPerMessage;
    private final long burstNanos;
    private long paidUntil;

    MessageRate(RateLimit limit, long now) {
        nanosPerMessage = TimeUnit.SECONDS.toNanos(1) / limit.messagesPerSecond();
        burstNanos = nanosPerMessage * limit.burst();
        paidUntil = now;
    }

    /**
     * Takes a token.
     *
     * @param now the time, in nanoseconds
     * @return {@link #overdrawn} from then on
     */
    long take(long now) {
        long ahead = Math.max(0, paidUntil - now) + nanosPerMessage;
        paidUntil = now + ahead;
        return Math.max(0, ahead - burstNanos);
    }

    /** {@return how long it takes from now until the bucket is not overdrawn, in nanoseconds; 0 where it is not} */
    long overdrawn(long now) {
        return Math.max(0, paidUntil - now - burstNanos);
    }
}
