package io.isosocket.benchmarks;

import io.isosocket.benchmarks.work.Task;
import io.isosocket.benchmarks.work.Work;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Which objects the heap of an idle connection consists of: classes, with how many of each there are, and their bytes. */
public final class HeapProfile {

    private static final String USAGE = "HeapProfile idle|server-idle [CONTESTANT]...";
    /** Classes with less for each connection are what the process itself has come to hold. */
    private static final double LEAST_BYTES = 0.5;

    private final Contestants contestants;

    private HeapProfile(Contestants contestants) {
        this.contestants = contestants;
    }

    /**
     * Profiles.
     *
     * @param args the scenario, then contestants that are in Java, ours where none is named
     * @throws IOException where a process fails
     * @throws InterruptedException where somebody interrupts it
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        if (args.length == 0 || !List.of("idle", "server-idle").contains(args[0])) {
            System.out.println(USAGE);
            return;
        }
        Scenario scenario = Scenario.ALL.stream()
                .filter(each -> each.name().equals(args[0]))
                .findFirst()
                .orElseThrow();
        List<String> names =
                args.length == 1 ? List.of("isosocket") : List.of(args).subList(1, args.length);
        Path home = Path.of(System.getProperty("isosocket.benchmarks", "benchmarks"));
        System.out.println(OpenFiles.report());
        HeapProfile profile =
                new HeapProfile(new Contestants(home, Certificate.make(home.resolve("target/certificate"))));
        for (String name : names) {
            profile.run(scenario, name);
        }
    }

    private void run(Scenario scenario, String name) throws IOException, InterruptedException {
        boolean ofServer = scenario.ofServers();
        Map<String, String> environment = contestants.environment();
        try (ContestantProcess server = ContestantProcess.start(
                        ofServer ? contestants.server(name) : contestants.commonServer(), environment);
                ContestantProcess client = ContestantProcess.start(
                        ofServer ? contestants.load() : contestants.client(name), environment)) {
            ContestantProcess subject = ofServer ? server : client;
            Task task = scenario.task()
                    .at(server.url(scenario.endpoint()) + scenario.task().url());
            // The first ones load classes.
            client.run(task.withCount(1_000), subject);
            client.run(task.toDo(Work.RELEASE), subject);
            subject.memory(task.toDo(Work.MEMORY).toLine());
            Map<String, Instances> before = Instances.of(subject.pid());
            client.run(task, subject);
            subject.memory(task.toDo(Work.MEMORY).toLine());
            Map<String, Instances> after = Instances.of(subject.pid());
            System.out.println(scenario.name() + ", " + subject.description());
            print(after, before, task.count());
        }
    }

    private static void print(Map<String, Instances> after, Map<String, Instances> before, int connections) {
        Map<HeapPart, Double> parts = new EnumMap<>(HeapPart.class);
        List<Row> rows = new ArrayList<>();
        for (Map.Entry<String, Instances> each : after.entrySet()) {
            Instances more = each.getValue().minus(before.getOrDefault(each.getKey(), Instances.NONE));
            double bytes = (double) more.bytes() / connections;
            parts.merge(HeapPart.of(each.getKey()), bytes, Double::sum);
            rows.add(new Row(each.getKey(), (double) more.count() / connections, bytes));
        }
        System.out.printf(
                Locale.ROOT,
                "%8.0f bytes for each%n",
                parts.values().stream().mapToDouble(Double::doubleValue).sum());
        parts.forEach((part, bytes) -> {
            if (bytes >= LEAST_BYTES) {
                System.out.printf(Locale.ROOT, "%8.0f %s%n", bytes, part.title());
            }
        });
        System.out.println("the classes:");
        rows.sort(Comparator.comparingDouble(Row::bytes).reversed());
        rows.stream()
                .takeWhile(row -> row.bytes() >= LEAST_BYTES)
                .forEach(row ->
                        System.out.printf(Locale.ROOT, "%8.0f %6.2f  %s%n", row.bytes(), row.count(), row.name()));
    }

    private record Row(String name, double count, double bytes) {}
}
