package io.isosocket.benchmarks;

import io.isosocket.benchmarks.work.Task;
import io.isosocket.benchmarks.work.Work;
import java.util.List;
import java.util.Locale;

/**
 * A workload.
 *
 * @param name short, for tables and options
 * @param title what it is
 * @param ofServers whether it compares servers; clients otherwise
 * @param endpoint which of the server's URLs it is for
 * @param task what the client does; its URL is the path alone, its count what a whole run needs, or 0 for as many as a
 *     round's time has
 */
record Scenario(String name, String title, boolean ofServers, String endpoint, Task task) {

    private static final int KILO = 1 << 10;

    /** Every workload. */
    static final List<Scenario> ALL = List.of(
            echo("ping-pong", "32 B text, 1 in flight", Payload.ascii(32), 1, 1),
            echo("text32", "32 B text, 64 in flight", Payload.ascii(32), 1, 64),
            echo("text1k", "1 KB ASCII, 64 in flight", Payload.ascii(KILO), 1, 64),
            echo("cyrillic1k", "1 KB Cyrillic, 64 in flight", Payload.cyrillic(KILO), 1, 64),
            echo("binary64k", "64 KB binary, 16 in flight", Payload.binary(64 * KILO), 1, 16),
            echo("binary16m", "16 MB binary, 4 in flight", Payload.binary(16 * KILO * KILO), 1, 4),
            echo("many", "32 B text, 100 connections x 16", Payload.ascii(32), 100, 16),
            burst("burst-timer", "32 B text one way, from a timer", Work.BURST_FROM_TIMER),
            burst("burst-thread", "32 B text one way, from another thread", Work.BURST_FROM_THREAD),
            open("open-ws", "open and close, one at a time", "plain", 1),
            open("open-ws-16", "open and close, 16 at a time", "plain", 16),
            open("open-wss", "open and close over TLS, one at a time", "tls", 1),
            open("open-wss-16", "open and close over TLS, 16 at a time", "tls", 16),
            idle("idle", false),
            deflate("deflate", false, 1, 64),
            serverEcho("server-many", "32 B text, 100 connections x 16", Payload.ascii(32)),
            serverEcho("server-many-cyrillic1k", "1 KB Cyrillic, 100 connections x 16", Payload.cyrillic(KILO)),
            broadcast("server-broadcast", 1_000),
            broadcast("server-broadcast-10k", 10_000),
            idle("server-idle", true),
            deflate("server-deflate", true, 100, 16));

    private static Task task(
            Work work, String path, Payload payload, int connections, int inFlight, int count, boolean deflate) {
        return new Task(work, path, payload.text(), payload.size(), connections, inFlight, count, deflate);
    }

    private static Scenario echo(String name, String title, Payload payload, int connections, int inFlight) {
        return new Scenario(
                name, title, false, "plain", task(Work.ECHO, "/echo", payload, connections, inFlight, 0, false));
    }

    private static Scenario serverEcho(String name, String title, Payload payload) {
        return new Scenario(name, title, true, "plain", task(Work.ECHO, "/echo", payload, 100, 16, 0, false));
    }

    private static Scenario broadcast(String name, int connections) {
        return new Scenario(
                name,
                String.format(Locale.ROOT, "32 B text to %,d connections, 16 in flight", connections),
                true,
                "plain",
                task(Work.BROADCAST, "/broadcast", Payload.ascii(32), connections, 16, 0, false));
    }

    private static Scenario burst(String name, String title, Work work) {
        return new Scenario(name, title, false, "sink", task(work, "/", Payload.ascii(32), 1, 1, 1_000_000, false));
    }

    private static Scenario open(String name, String title, String endpoint, int atATime) {
        return new Scenario(
                name, title, false, endpoint, task(Work.OPEN_CLOSE, "/echo", Payload.ascii(0), 1, atATime, 0, false));
    }

    private static Scenario idle(String name, boolean ofServers) {
        return new Scenario(
                name,
                "10,000 idle connections",
                ofServers,
                "plain",
                task(Work.HOLD, "/echo", Payload.ascii(0), 1, 1, 10_000, false));
    }

    private static Scenario deflate(String name, boolean ofServers, int connections, int inFlight) {
        return new Scenario(
                name,
                "1 KB JSON, permessage-deflate, " + connections + " x " + inFlight,
                ofServers,
                "deflate",
                task(Work.ECHO, "/echo", Payload.json(KILO), connections, inFlight, 0, true));
    }

    /** Whether it measures memory, not speed. */
    boolean isOfMemory() {
        return task.work() == Work.HOLD;
    }
}
