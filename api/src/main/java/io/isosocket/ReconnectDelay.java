package io.isosocket;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * How long a {@link ReconnectingWebSocket} waits before an attempt: {@code first}, then {@code factor} times as long for
 * each further attempt in a row, {@code most} at the longest (RFC 6455, section 7.2.3). Of that, the part {@code jitter}
 * is left to chance, so that the clients of a server that restarts do not come back all at once: with 0.5 and 8 s it is
 * between 4 s and 8 s.
 *
 * @param first the delay before the first attempt, 0 to {@code most}
 * @param factor by how much it grows, 1 to 100; 1 for a fixed delay
 * @param most the longest delay, up to {@link WebSocketOptions#MAX_DURATION}
 * @param jitter the part that is left to chance, 0 to 1; 0 for none
 */
public record ReconnectDelay(Duration first, double factor, Duration most, double jitter) {

    private static final double MAX_FACTOR = 100;

    /**
     * Checks the ranges.
     *
     * @param first 0 to {@code most}
     * @param factor 1 to 100
     * @param most up to {@link WebSocketOptions#MAX_DURATION}
     * @param jitter 0 to 1
     * @throws IllegalArgumentException if a value is out of its range
     */
    public ReconnectDelay {
        Ranges.inRange("most", most, Duration.ZERO);
        Ranges.inRange("first", first, Duration.ZERO, most);
        Ranges.inRange("factor", factor, 1, MAX_FACTOR);
        Ranges.inRange("jitter", jitter, 0, 1);
    }

    /**
     * A delay that doubles, half of it left to chance.
     *
     * @param first the delay before the first attempt
     * @param most the longest delay
     * @return the delay
     * @throws IllegalArgumentException if a value is out of its range
     */
    public static ReconnectDelay exponential(Duration first, Duration most) {
        return new ReconnectDelay(first, 2, most, 0.5);
    }

    /**
     * A delay that stays the same, with nothing left to chance.
     *
     * @param delay 0 to {@link WebSocketOptions#MAX_DURATION}
     * @return the delay
     * @throws IllegalArgumentException if the value is out of its range
     */
    public static ReconnectDelay fixed(Duration delay) {
        return new ReconnectDelay(delay, 1, delay, 0);
    }

    /**
     * Sets by how much the delay grows.
     *
     * @param value 1 to 100
     * @return a copy with that value
     * @throws IllegalArgumentException if the value is out of its range
     */
    public ReconnectDelay withFactor(double value) {
        return new ReconnectDelay(first, value, most, jitter);
    }

    /**
     * Sets which part is left to chance.
     *
     * @param value 0 to 1
     * @return a copy with that value
     * @throws IllegalArgumentException if the value is out of its range
     */
    public ReconnectDelay withJitter(double value) {
        return new ReconnectDelay(first, factor, most, value);
    }

    /**
     * {@return the delay before an attempt}
     *
     * @param attempt 1 for the first of a row
     * @param chance gives numbers from 0 to 1
     */
    Duration before(int attempt, DoubleSupplier chance) {
        // Infinity is fine: the least of the two counts.
        double grown = Math.min((double) first.toMillis() * Math.pow(factor, attempt - 1.0), (double) most.toMillis());
        double millis = first.isZero() ? 0 : grown * (1 - jitter * chance.getAsDouble());
        return Duration.ofMillis(Math.round(millis));
    }
}
