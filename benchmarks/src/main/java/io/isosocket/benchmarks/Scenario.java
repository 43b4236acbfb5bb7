package io.isosocket.benchmarks;

import java.util.List;

/**
 * A workload: an echo on one connection.
 *
 * @param name short, for tables and options
 * @param title what it is
 * @param size of a message, in bytes
 * @param binary whether messages are binary
 * @param inFlight how many messages are on their way at a time
 */
public record Scenario(String name, String title, int size, boolean binary, int inFlight) {

    /** Every workload. */
    public static final List<Scenario> ALL = List.of(
            new Scenario("text32", "32-byte text, 64 in flight", 32, false, 64),
            new Scenario("binary64k", "64 KB binary, 16 in flight", 64 << 10, true, 16));

    Round round(String url, int messages) {
        return new Round(url, size, binary, inFlight, messages);
    }
}
