package io.isosocket.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The comparison: {@code benchmarks/README.md} says how to run it. */
public final class Runner {

    private final Options options;
    private final Contestants contestants;

    private Runner(Options options, Contestants contestants) {
        this.options = options;
        this.contestants = contestants;
    }

    /**
     * Runs the comparison.
     *
     * @param args as {@code --help} shows
     * @throws IOException where a process fails
     * @throws InterruptedException where somebody interrupts it
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        Path home = Path.of(System.getProperty("isosocket.benchmarks", "benchmarks"));
        Optional<Options> options = Options.parse(List.of(args));
        Contestants contestants = new Contestants(home, Certificate.make(home.resolve("target/certificate")));
        if (options.isEmpty()) {
            System.out.println(Options.usage(contestants.found().stream()
                    .map(Contestant::name)
                    .distinct()
                    .toList()));
            return;
        }
        new Runner(options.get(), contestants).run(List.of(args));
    }

    private void run(List<String> arguments) throws IOException {
        if (options.contestants().isEmpty()) {
            contestants.missing().forEach(reason -> System.out.println("left out, " + reason));
        }
        System.out.println(OpenFiles.report());
        Report report = new Report(options.base(), arguments);
        try (ContestantProcess common =
                ContestantProcess.start(contestants.commonServer(), contestants.environment())) {
            for (Scenario scenario : Scenario.ALL) {
                List<Contestant> chosen = contestants.found().stream()
                        .filter(contestant -> contestant.takesPartIn(scenario) && options.includes(contestant))
                        .toList();
                if (options.includes(scenario) && !chosen.isEmpty()) {
                    Comparison comparison =
                            new Comparison(scenario, options, contestants.environment(), common, contestants.load());
                    System.out.println(report.add(scenario, comparison.run(chosen)));
                    // Each scenario as it comes: a long run that is broken off has not been in vain.
                    report.write(options.output());
                }
            }
        }
        System.out.println("everything that was measured: " + options.output());
    }
}
