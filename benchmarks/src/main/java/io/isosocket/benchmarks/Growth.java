package io.isosocket.benchmarks;

import io.isosocket.benchmarks.ContestantProcess.Ran;
import io.isosocket.benchmarks.LineChart.Point;
import io.isosocket.benchmarks.work.Footprint;
import io.isosocket.benchmarks.work.Task;
import io.isosocket.benchmarks.work.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * How our costs grow: with the number of connections, the size of messages, the receivers of a broadcast. Prints each
 * series, and writes it as CSV with a chart.
 */
public final class Growth {

    private static final Set<String> SERIES = Set.of("connections", "size", "broadcast", "opening");
    private static final int ROUNDS = 3;
    private static final int[] CONNECTIONS = {1, 10, 100, 1_000, 10_000};
    private static final int[] SIZES = {16, 256, 4 << 10, 64 << 10, 1 << 20, 16 << 20};
    private static final int[] RECEIVERS = {10, 100, 1_000, 10_000};
    private static final int STEP = 1_000;
    private static final int STEPS = 10;
    private static final int IN_FLIGHT = 4;
    /** So many of the largest messages touch the whole heap, whose fresh pages would cost the first ones more. */
    private static final int WHOLE_HEAP = 256;
    /** How much CPU one measurement takes at the least. */
    private static final Duration CPU = Duration.ofMillis(500);

    private final Contestants contestants;
    private final Path output;

    private Growth(Contestants contestants, Path output) {
        this.contestants = contestants;
        this.output = output;
    }

    /**
     * Measures all series, or those that are named.
     *
     * @param args {@code --contestant NAME} for another one than ours, as client and as server; names of series, {@code
     *     connections}, {@code size}, {@code broadcast}, {@code opening}, or none for all
     * @throws IOException where a process fails
     * @throws InterruptedException where somebody interrupts it
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        Path home = Path.of(System.getProperty("isosocket.benchmarks", "benchmarks"));
        System.out.println(OpenFiles.report());
        Contestants contestants = new Contestants(home, Certificate.make(home.resolve("target/certificate")));
        List<String> series = new ArrayList<>(List.of(args));
        String contestant = "isosocket";
        if (series.size() > 1 && series.get(0).equals("--contestant")) {
            series.remove(0);
            contestant = series.remove(0);
        }
        if (!SERIES.containsAll(series)) {
            throw new IllegalArgumentException("series are " + SERIES + ", not " + series);
        }
        new Growth(contestants, home.resolve("target/growth"))
                .run(contestant, series.isEmpty() ? SERIES : Set.copyOf(series));
    }

    private void run(String contestant, Set<String> series) throws IOException {
        Files.createDirectories(output);
        try (ContestantProcess common = ContestantProcess.start(contestants.commonServer(), contestants.environment());
                ContestantProcess server =
                        ContestantProcess.start(contestants.server(contestant), contestants.environment());
                ContestantProcess client =
                        ContestantProcess.start(contestants.client(contestant), contestants.environment())) {
            String echo = common.url("plain") + "/echo";
            warmUp(client, echo);
            if (series.contains("connections")) {
                perConnections(client, echo);
            }
            if (series.contains("size")) {
                perSize(client, echo);
            }
            if (series.contains("broadcast")) {
                perReceivers(client, server);
            }
            if (series.contains("opening")) {
                perOpened(client, server);
            }
        }
    }

    private static Task echo(String url, Payload payload, int connections, int inFlight) {
        return new Task(Work.ECHO, url, payload.text(), payload.size(), connections, inFlight, 1, false);
    }

    private static void warmUp(ContestantProcess client, String url) throws IOException {
        for (int i = 0; i < ROUNDS; i++) {
            cpuMicros(client, echo(url, Payload.ascii(32), 1, IN_FLIGHT), client);
            cpuMicros(client, echo(url, Payload.binary(SIZES[SIZES.length - 2]), 1, 1), client);
        }
    }

    private void perConnections(ContestantProcess client, String url) throws IOException {
        List<Point> points = new ArrayList<>();
        for (int connections : CONNECTIONS) {
            Task task = echo(url, Payload.ascii(32), connections, IN_FLIGHT);
            points.add(new Point(connections, cpuMicros(client, task, client)));
        }
        write("connections", "client: CPU of a 32 B message there and back, in µs, by connections", points);
    }

    private void perSize(ContestantProcess client, String url) throws IOException {
        List<Point> points = new ArrayList<>();
        Payload largest = Payload.binary(SIZES[SIZES.length - 1]);
        run(client, echo(url, largest, 1, IN_FLIGHT).withCount(WHOLE_HEAP), client);
        for (int size : SIZES) {
            double micros = cpuMicros(client, echo(url, Payload.binary(size), 1, IN_FLIGHT), client);
            points.add(new Point(size, micros * 1e3 / size));
        }
        write("size", "client: CPU of a byte there and back, in ns, by the size of messages", points);
    }

    private void perReceivers(ContestantProcess client, ContestantProcess server) throws IOException {
        List<Point> points = new ArrayList<>();
        Payload payload = Payload.ascii(32);
        for (int receivers : RECEIVERS) {
            Task task = new Task(
                    Work.BROADCAST,
                    server.url("plain") + "/broadcast",
                    payload.text(),
                    payload.size(),
                    receivers,
                    IN_FLIGHT,
                    1,
                    false);
            points.add(new Point(receivers, cpuMicros(client, task, server)));
        }
        write("broadcast", "server: CPU of a delivery, in µs, by the receivers of a broadcast", points);
    }

    /** Memory and the time of a handshake, while connections are added and none goes. */
    private void perOpened(ContestantProcess client, ContestantProcess server) throws IOException {
        List<Point> times = new ArrayList<>();
        List<Point> ofClient = new ArrayList<>();
        List<Point> ofServer = new ArrayList<>();
        Task hold = new Task(Work.HOLD, server.url("plain") + "/echo", "", 0, 1, 1, STEP, false);
        // The first ones load classes.
        client.run(hold, client);
        client.run(hold.toDo(Work.RELEASE), client);
        String question = hold.toDo(Work.MEMORY).toLine();
        Footprint clientBefore = client.memory(question);
        Footprint serverBefore = server.memory(question);
        for (int opened = STEP; opened <= STEP * STEPS; opened += STEP) {
            Ran ran = client.run(hold, client);
            times.add(new Point(opened, ran.nanos() / 1e3 / STEP));
            ofClient.add(new Point(opened, (double) (client.memory(question).heap() - clientBefore.heap()) / opened));
            ofServer.add(new Point(opened, (double) (server.memory(question).heap() - serverBefore.heap()) / opened));
        }
        client.run(hold.toDo(Work.RELEASE), client);
        write("opening", "time of a handshake, 16 at a time, in µs, by connections that are open", times);
        write("client-heap", "client: heap of an idle connection, in bytes, by connections", ofClient);
        write("server-heap", "server: heap of an idle connection, in bytes, by connections", ofServer);
    }

    /** The median of some rounds, as long as it takes for the CPU time to be measured well. */
    private static double cpuMicros(ContestantProcess client, Task task, ContestantProcess measured)
            throws IOException {
        int count = task.connections() * task.inFlight();
        Result result = second(client, task.withCount(count), measured);
        while (result.cpuNanos() < CPU.toNanos()) {
            count *= result.cpuNanos() < CPU.toNanos() / 4 ? 4 : 2;
            result = second(client, task.withCount(count), measured);
        }
        List<Result> results = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            results.add(run(client, task.withCount(count), measured));
        }
        return Median.of(results, Result::cpuMicros);
    }

    /** The first run's CPU is the compiler's and fresh memory's too, and would make the rounds too short. */
    private static Result second(ContestantProcess client, Task task, ContestantProcess measured) throws IOException {
        run(client, task, measured);
        return run(client, task, measured);
    }

    private static Result run(ContestantProcess client, Task task, ContestantProcess measured) throws IOException {
        return Result.of(client.run(task, measured));
    }

    private void write(String name, String title, List<Point> points) throws IOException {
        StringBuilder csv = new StringBuilder("x,y\n");
        System.out.println(title);
        for (Point point : points) {
            csv.append(String.format(Locale.ROOT, "%.0f,%.4f%n", point.x(), point.y()));
            System.out.printf(Locale.ROOT, "%12.0f %12.4f%n", point.x(), point.y());
        }
        Files.writeString(output.resolve(name + ".csv"), csv);
        Files.writeString(output.resolve(name + ".svg"), LineChart.svg(title, points));
    }
}
