package io.isosocket.benchmarks;

import io.isosocket.benchmarks.ContestantProcess.Ran;
import io.vertx.core.json.JsonObject;

/**
 * What was measured of one round.
 *
 * @param count how many messages, deliveries or connections
 * @param nanos from the first one to the last
 * @param cpuNanos user and system time of the contestant's process meanwhile
 * @param heap bytes that it used more at the end than at the beginning; 0 where memory is not what was measured
 * @param resident bytes of memory that the process occupied more
 */
record Result(long count, long nanos, long cpuNanos, long heap, long resident) {

    /** {@return how many a second} */
    double rate() {
        return count * 1e9 / nanos;
    }

    /** {@return microseconds of CPU for each} */
    double cpuMicros() {
        return cpuNanos / 1e3 / count;
    }

    /** {@return bytes of heap for each} */
    double heapEach() {
        return (double) heap / count;
    }

    /** {@return bytes of the process for each} */
    double residentEach() {
        return (double) resident / count;
    }

    static Result of(Ran ran) {
        return new Result(ran.count(), ran.nanos(), ran.cpuNanos(), 0, 0);
    }

    static Result of(JsonObject json) {
        return new Result(json.getLong("count"), json.getLong("nanos"), json.getLong("cpuNanos"), 0, 0);
    }

    JsonObject toJson() {
        return new JsonObject()
                .put("count", count)
                .put("nanos", nanos)
                .put("cpuNanos", cpuNanos)
                .put("heap", heap)
                .put("resident", resident);
    }
}
