package io.isosocket.benchmarks;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Shows outcomes: tables with ratios to a base, a CSV file of them, a chart, and JSON with everything that was measured
 * and on what.
 */
final class Report {

    private static final String CSV_HEAD =
            "scenario,contestant,per_second,ratio,cpu_micros_each,cpu_ratio,heap_each,heap_ratio,resident_each,description";

    private final String base;
    private final JsonObject json = new JsonObject();
    private final List<String> csv = new ArrayList<>(List.of(CSV_HEAD));
    private final List<BarChart.Group> bars = new ArrayList<>();

    /**
     * Makes a report.
     *
     * @param base the contestant that the others' ratios are to
     * @param arguments of the run
     */
    Report(String base, List<String> arguments) {
        this.base = base;
        json.put("date", Instant.now().toString())
                .put("arguments", new JsonArray(arguments))
                .put("machine", machine())
                .put("base", base)
                .put("scenarios", new JsonArray());
    }

    private static JsonObject machine() {
        return new JsonObject()
                .put("processors", Runtime.getRuntime().availableProcessors())
                .put("model", processorModel())
                .put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
    }

    private static String processorModel() {
        try {
            return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                    .filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("");
        } catch (IOException unknown) {
            return "";
        }
    }

    /** A contestant's figures, and how they are to the base's. */
    private record Row(Comparison.Outcome outcome, Comparison.Outcome base) {

        double rateRatio() {
            return outcome.rate() / base.rate();
        }

        double cpuRatio() {
            return outcome.cpuMicros() / base.cpuMicros();
        }

        double heapRatio() {
            return outcome.heapEach() / base.heapEach();
        }

        String csv(Scenario scenario) {
            return String.format(
                    Locale.ROOT,
                    "%s,%s,%.0f,%.3f,%.3f,%.3f,%.0f,%.3f,%.0f,\"%s\"",
                    scenario.name(),
                    outcome.name(),
                    outcome.rate(),
                    rateRatio(),
                    outcome.cpuMicros(),
                    cpuRatio(),
                    outcome.heapEach(),
                    scenario.isOfMemory() ? heapRatio() : 0,
                    outcome.residentEach(),
                    outcome.description());
        }

        String line(Scenario scenario) {
            return scenario.isOfMemory()
                    ? String.format(
                            Locale.ROOT,
                            "%-18s %12.0f %8.2f %12.0f %8s  %s%n",
                            outcome.name(),
                            outcome.heapEach(),
                            heapRatio(),
                            outcome.residentEach(),
                            "",
                            outcome.description())
                    : String.format(
                            Locale.ROOT,
                            "%-18s %12.0f %8.2f %12.2f %8.2f  %s%n",
                            outcome.name(),
                            outcome.rate(),
                            rateRatio(),
                            outcome.cpuMicros(),
                            cpuRatio(),
                            outcome.description());
        }
    }

    /** Adds what a scenario came to, and returns its table. */
    String add(Scenario scenario, List<Comparison.Outcome> outcomes) {
        if (outcomes.isEmpty()) {
            return scenario.title() + ": nobody is left\n";
        }
        Comparison.Outcome reference = outcomes.stream()
                .filter(outcome -> outcome.name().equals(base))
                .findFirst()
                .orElse(outcomes.get(0));
        List<Row> rows =
                outcomes.stream().map(outcome -> new Row(outcome, reference)).toList();
        rows.forEach(row -> csv.add(row.csv(scenario)));
        bars.add(new BarChart.Group(
                (scenario.ofServers() ? "servers: " : "clients: ")
                        + scenario.title()
                        + (scenario.isOfMemory() ? " (heap)" : " (CPU of each)"),
                rows.stream()
                        .map(row -> new BarChart.Bar(
                                row.outcome().name(), scenario.isOfMemory() ? row.heapRatio() : row.cpuRatio()))
                        .toList()));
        json.getJsonArray("scenarios").add(toJson(scenario, outcomes));
        return table(scenario, rows, reference);
    }

    private static JsonObject toJson(Scenario scenario, List<Comparison.Outcome> outcomes) {
        JsonArray entries = new JsonArray();
        for (Comparison.Outcome outcome : outcomes) {
            JsonArray results = new JsonArray();
            outcome.results().forEach(result -> results.add(result.toJson()));
            entries.add(new JsonObject()
                    .put("contestant", outcome.name())
                    .put("description", outcome.description())
                    .put("rounds", results));
        }
        return new JsonObject().put("scenario", scenario.name()).put("contestants", entries);
    }

    private static String table(Scenario scenario, List<Row> rows, Comparison.Outcome reference) {
        StringBuilder table = new StringBuilder(scenario.ofServers() ? "Servers: " : "Clients: ")
                .append(scenario.title())
                .append(" (")
                .append(scenario.name())
                .append(")\n");
        table.append(
                scenario.isOfMemory()
                        ? String.format("%-18s %12s %8s %12s %8s%n", "", "heap each", "ratio", "RSS each", "")
                        : String.format(
                                "%-18s %12s %8s %12s %8s%n", "", "per second", "ratio", "CPU µs each", "ratio"));
        rows.forEach(row -> table.append(row.line(scenario)));
        return table.append("ratios to ").append(reference.name()).append('\n').toString();
    }

    void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("results.json"), json.encodePrettily() + "\n");
        Files.write(folder.resolve("results.csv"), csv);
        Files.writeString(
                folder.resolve("results.svg"), BarChart.svg("Ratio to " + base + ": shorter is better", bars));
    }
}
