package io.isosocket;

import java.time.Duration;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/** Counts the attempts of a {@link ReconnectingWebSocket}, and says when the next one is due. Not thread-safe. */
final class Retries {

    private final ReconnectOptions options;
    private final LongSupplier clock;
    private final DoubleSupplier chance;
    private int attempt;
    private long downSince;
    private boolean open;
    private long openedAt;

    Retries(ReconnectOptions options, LongSupplier clock, DoubleSupplier chance) {
        this.options = options;
        this.clock = clock;
        this.chance = chance;
        downSince = clock.getAsLong();
    }

    void opened() {
        open = true;
        openedAt = clock.getAsLong();
    }

    /** A connection or an attempt has ended. {@return the delay before the next one; empty for giving up} */
    Optional<Duration> next() {
        long now = clock.getAsLong();
        if (open && now - openedAt >= options.resetAfter().toNanos()) {
            attempt = 0;
            downSince = now;
        }
        open = false;
        attempt++;
        Duration delay = options.delay().before(attempt, chance);
        boolean tooMany = options.maxAttempts() > 0 && attempt > options.maxAttempts();
        boolean tooLate = !options.maxDowntime().isZero()
                && Duration.ofNanos(now - downSince).plus(delay).compareTo(options.maxDowntime()) > 0;
        return tooMany || tooLate ? Optional.empty() : Optional.of(delay);
    }

    /** An attempt is asked for: counts from one again. */
    void restart() {
        attempt = 1;
        open = false;
        downSince = clock.getAsLong();
    }

    /** {@return the number of the attempt that comes or is made} */
    int attempt() {
        return attempt;
    }
}
