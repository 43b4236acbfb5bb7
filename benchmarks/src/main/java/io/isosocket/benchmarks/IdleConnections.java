package io.isosocket.benchmarks;

import io.isosocket.benchmarks.work.Footprint;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Many idle connections: the memory of each, on both sides, and a broadcast to all. The server and the clients are
 * processes of their own.
 */
public final class IdleConnections {

    private static final int ADDRESSES = 4;
    /** Are there before anything counts, so that classes and pools are. */
    private static final int FIRST = 500;

    private static final int WARM_UP = 20;
    private static final int ROUNDS = 11;
    /** A process has other files open than connections. */
    private static final int OTHER_FILES = 300;

    private static final String[] FLAGS = {"-Xmx1g", "-XX:+UseSerialGC"};

    private final int count;
    private final JsonProcess server;
    private final JsonProcess clients;

    private IdleConnections(int count, JsonProcess server, JsonProcess clients) {
        this.count = count;
        this.server = server;
        this.clients = clients;
    }

    /**
     * Measures.
     *
     * @param args how many connections; 10,000 by default
     * @throws IOException where a process fails
     */
    public static void main(String[] args) throws IOException {
        int count = args.length == 0 ? 10_000 : Integer.parseInt(args[0]);
        String limit = OpenFiles.soft();
        System.out.printf(
                Locale.ROOT,
                "ulimit -n: %s, may be raised to %s; %,d connections need %,d in each process%n",
                limit,
                OpenFiles.hard(),
                count,
                count + OTHER_FILES);
        if (count <= FIRST || !OpenFiles.allow(limit, count + OTHER_FILES)) {
            System.err.printf(Locale.ROOT, "%,d connections are too few, or too many for ulimit -n %s%n", count, limit);
            System.exit(1);
        }
        List<String> command = JavaCommand.here(IdleServer.class, FLAGS);
        IntStream.rangeClosed(1, ADDRESSES).forEach(i -> command.add("127.0.0." + i));
        try (JsonProcess server = JsonProcess.start(command)) {
            List<String> urls = urls(server.next().getJsonArray("urls"));
            System.out.println(String.join(" ", FLAGS) + ", JDK " + Runtime.version() + ", " + urls);
            List<String> clientCommand = JavaCommand.here(IdleClients.class, FLAGS);
            clientCommand.addAll(urls);
            try (JsonProcess clients = JsonProcess.start(clientCommand)) {
                new IdleConnections(count, server, clients).run();
            }
        }
    }

    private static List<String> urls(JsonArray array) {
        return array.stream().map(String::valueOf).toList();
    }

    private void run() throws IOException {
        clients.ask("open " + FIRST);
        Footprint serverBefore = Footprint.of(server.ask("footprint"));
        Footprint clientsBefore = Footprint.of(clients.ask("footprint"));
        long begin = System.nanoTime();
        clients.ask("open " + count);
        double seconds = (System.nanoTime() - begin) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "%,d connections opened in %.1f s, %,.0f/s%n",
                count - FIRST,
                seconds,
                (count - FIRST) / seconds);
        print("server", serverBefore, server.ask("footprint"));
        print("clients", clientsBefore, clients.ask("footprint"));
        broadcast();
    }

    private void print(String side, Footprint before, JsonObject now) {
        Footprint each = Footprint.of(now).since(before, count - FIRST);
        System.out.printf(
                Locale.ROOT,
                "%-8s %,d open; for each: heap %,d bytes, direct buffers %,d, resident %,d%n",
                side,
                now.getInteger("connections"),
                each.heap(),
                each.direct(),
                each.resident());
    }

    private void broadcast() throws IOException {
        List<Result> servers = new ArrayList<>();
        List<Result> received = new ArrayList<>();
        for (int i = 0; i < WARM_UP + ROUNDS; i++) {
            clients.ask("expect");
            server.ask("broadcast");
            JsonObject answer = clients.ask("received");
            Result result = Result.of(answer);
            if (!answer.getBoolean("all")) {
                throw new IOException("a broadcast reached " + result.count() + " of " + count);
            }
            Result sent = Result.of(server.ask("cpu"));
            if (i >= WARM_UP) {
                received.add(result);
                servers.add(sent);
            }
        }
        System.out.printf(
                Locale.ROOT,
                "a broadcast of 32 bytes, median of %d: %,d received each time, all after %.1f ms; CPU: server %.1f ms, clients %.1f ms%n",
                ROUNDS,
                received.get(0).count(),
                Median.of(received, Result::nanos) / 1e6,
                Median.of(servers, Result::cpuNanos) / 1e6,
                Median.of(received, Result::cpuNanos) / 1e6);
    }
}
