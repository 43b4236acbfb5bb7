package io.isosocket.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The comparison: {@code benchmarks/README.md} says how to run it. */
public final class Runner {

    private final Options options;

    private Runner(Options options) {
        this.options = options;
    }

    /**
     * Runs the comparison.
     *
     * @param args as {@code --help} shows
     * @throws IOException where a process fails
     */
    public static void main(String[] args) throws IOException {
        Optional<Options> options = Options.parse(List.of(args));
        if (options.isEmpty()) {
            System.out.println(Options.USAGE);
            return;
        }
        new Runner(options.get()).run(List.of(args));
    }

    private void run(List<String> arguments) throws IOException {
        Contestants contestants = new Contestants(Path.of(System.getProperty("isosocket.benchmarks", "benchmarks")));
        List<Contestant> chosen = chosen(contestants);
        if (options.contestants().isEmpty()) {
            contestants.missing().forEach(reason -> System.out.println("left out, " + reason));
        }
        Report report = new Report(options.base(), arguments);
        try (JsonProcess server = JsonProcess.start(JavaCommand.here(ServerMain.class))) {
            String url = server.next().getString("url");
            for (Scenario scenario : Scenario.ALL) {
                if (options.scenarios().isEmpty() || options.scenarios().contains(scenario.name())) {
                    Comparison comparison = new Comparison(
                            scenario, url, options.warmUp(), Duration.ofSeconds(options.quick() ? 1 : 3));
                    System.out.println(report.add(scenario, comparison.run(chosen, options.rounds())));
                }
            }
        }
        Files.createDirectories(
                Optional.ofNullable(options.json().toAbsolutePath().getParent()).orElseThrow());
        report.write(options.json());
        System.out.println("everything that was measured: " + options.json());
    }

    private List<Contestant> chosen(Contestants contestants) {
        Set<String> wanted = options.contestants();
        List<Contestant> chosen = contestants.found().stream()
                .filter(contestant -> wanted.isEmpty() || wanted.contains(contestant.name()))
                .toList();
        if (chosen.isEmpty()) {
            throw new IllegalArgumentException("none of " + wanted + " can run here: " + contestants.missing());
        }
        return chosen;
    }
}
