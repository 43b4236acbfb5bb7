package io.isosocket.benchmarks;

import java.util.List;
import java.util.Set;

/**
 * One of those that are compared: a client or a server, in a process of its own.
 *
 * @param name in tables and options
 * @param isServer whether it is a server
 * @param command starts it
 * @param isSlow whether it takes most of a minute of CPU before its speed is its own
 * @param without names of scenarios that it has no part in
 */
record Contestant(String name, boolean isServer, List<String> command, boolean isSlow, Set<String> without) {

    boolean takesPartIn(Scenario scenario) {
        return isServer == scenario.ofServers() && !without.contains(scenario.name());
    }

    /** {@return the same, started otherwise} */
    Contestant with(List<String> otherCommand) {
        return new Contestant(name, isServer, otherCommand, isSlow, without);
    }
}
