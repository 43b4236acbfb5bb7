package io.isosocket.benchmarks;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Shows outcomes: a table with ratios to a base, and JSON with everything that was measured and on what. */
final class Report {

    private final String base;
    private final JsonObject json = new JsonObject();

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
                .put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"))
                .put("server", "JDK " + Runtime.version());
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

    /** Adds what a scenario came to, and returns its table. */
    String add(Scenario scenario, List<Comparison.Outcome> outcomes) {
        JsonArray entries = new JsonArray();
        for (Comparison.Outcome outcome : outcomes) {
            JsonArray results = new JsonArray();
            outcome.results().forEach(result -> results.add(result.toJson()));
            entries.add(new JsonObject()
                    .put("contestant", outcome.name())
                    .put("description", outcome.description())
                    .put("messagesPerSecond", outcome.rate())
                    .put("cpuMicrosPerMessage", outcome.cpuMicros())
                    .put("rounds", results));
        }
        json.getJsonArray("scenarios")
                .add(new JsonObject().put("scenario", scenario.name()).put("contestants", entries));
        return table(scenario, outcomes);
    }

    private String table(Scenario scenario, List<Comparison.Outcome> outcomes) {
        Comparison.Outcome reference = outcomes.stream()
                .filter(outcome -> outcome.name().equals(base))
                .findFirst()
                .orElse(outcomes.get(0));
        StringBuilder table = new StringBuilder(scenario.title()).append('\n');
        table.append(
                String.format("%-18s %12s %8s %12s %8s  %s%n", "", "messages/s", "ratio", "CPU µs/msg", "ratio", ""));
        for (Comparison.Outcome outcome : outcomes) {
            table.append(String.format(
                    Locale.ROOT,
                    "%-18s %12.0f %8.2f %12.2f %8.2f  %s%n",
                    outcome.name(),
                    outcome.rate(),
                    outcome.rate() / reference.rate(),
                    outcome.cpuMicros(),
                    outcome.cpuMicros() / reference.cpuMicros(),
                    outcome.description()));
        }
        return table.append("ratios to ").append(reference.name()).append('\n').toString();
    }

    void write(Path file) throws IOException {
        Files.writeString(file, json.encodePrettily() + "\n");
    }
}
