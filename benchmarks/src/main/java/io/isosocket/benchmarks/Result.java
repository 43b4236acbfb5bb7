package io.isosocket.benchmarks;

import io.vertx.core.json.JsonObject;

/**
 * What a client measured of one round.
 *
 * @param messages how many went there and back
 * @param nanos from the first message sent to the last one received
 * @param cpuNanos user and system time of the client's process meanwhile
 */
public record Result(long messages, long nanos, long cpuNanos) {

    /** {@return messages a second} */
    public double rate() {
        return messages * 1e9 / nanos;
    }

    /** {@return microseconds of CPU for each message} */
    public double cpuMicros() {
        return cpuNanos / 1e3 / messages;
    }

    String toLine() {
        return toJson().encode();
    }

    JsonObject toJson() {
        return new JsonObject().put("messages", messages).put("nanos", nanos).put("cpuNanos", cpuNanos);
    }

    static Result of(JsonObject json) {
        return new Result(json.getLong("messages"), json.getLong("nanos"), json.getLong("cpuNanos"));
    }
}
