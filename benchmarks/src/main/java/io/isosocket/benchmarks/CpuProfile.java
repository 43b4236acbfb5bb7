package io.isosocket.benchmarks;

import io.isosocket.benchmarks.Comparison.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What the CPU of a contestant is spent on in a scenario: a table in percent of its process, by the samples of CPU time
 * that JDK 25 records of itself.
 */
public final class CpuProfile {

    private static final int HOTTEST = 15;
    private static final String USAGE =
            """
            CpuProfile SCENARIO... [--contestant NAME]... [--rounds N] [--quick] [--top]

              SCENARIO      those that are not of memory: %s
              --contestant  isosocket by default; one that runs on JDK 25
              --rounds      how many rounds count; 5, or 3 with --quick
              --quick       short warm-up and rounds: whether it runs, no figures
              --top         the methods that were on top of the stack most often, too""";

    private final Options options;
    private final boolean top;
    private final Contestants contestants;
    private final Path output;

    private CpuProfile(Options options, boolean top, Contestants contestants, Path output) {
        this.options = options;
        this.top = top;
        this.contestants = contestants;
        this.output = output;
    }

    /**
     * Profiles.
     *
     * @param args as {@code --help} shows
     * @throws IOException where a process fails
     * @throws InterruptedException where somebody interrupts it
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        Options options = Options.parse(forRunner(List.of(args))).orElse(null);
        if (options == null || options.scenarios().isEmpty()) {
            System.out.println(USAGE.formatted(Scenario.ALL.stream()
                    .filter(scenario -> !scenario.isOfMemory())
                    .map(Scenario::name)
                    .collect(Collectors.joining(", "))));
            return;
        }
        if (Jdks.version(25).isEmpty()) {
            System.err.println("JDK 25 is what samples CPU time, and there is none in " + Jdks.FOLDER);
            System.exit(1);
        }
        Path home = Path.of(System.getProperty("isosocket.benchmarks", "benchmarks"));
        Contestants contestants = new Contestants(home, Certificate.make(home.resolve("target/certificate")));
        boolean top = List.of(args).contains("--top");
        new CpuProfile(options, top, contestants, Files.createDirectories(home.resolve("target/profile")))
                .run(String.join(" ", args));
    }

    /** The arguments as {@link Options} knows them. */
    private static List<String> forRunner(List<String> arguments) {
        List<String> words = new ArrayList<>();
        for (Iterator<String> each = arguments.iterator(); each.hasNext(); ) {
            String word = each.next();
            if (!word.startsWith("--")) {
                words.addAll(List.of("--scenario", word));
            } else if (!word.equals("--top")) {
                words.add(word);
                if ((word.equals("--contestant") || word.equals("--rounds")) && each.hasNext()) {
                    words.add(each.next());
                }
            }
        }
        if (!words.contains("--contestant")) {
            words.addAll(List.of("--contestant", "isosocket"));
        }
        return words;
    }

    private void run(String arguments) throws IOException {
        Map<Scenario, List<Contestant>> chosen = new LinkedHashMap<>();
        for (String name : options.scenarios()) {
            Scenario.ALL.stream()
                    .filter(scenario -> scenario.name().equals(name))
                    .forEach(scenario -> chosen.put(scenario, chosen(scenario)));
        }
        List<Column> columns = new ArrayList<>();
        try (ContestantProcess common =
                ContestantProcess.start(contestants.commonServer(), contestants.environment())) {
            for (Map.Entry<Scenario, List<Contestant>> each : chosen.entrySet()) {
                for (Contestant contestant : each.getValue()) {
                    columns.addAll(profile(each.getKey(), contestant, common));
                }
            }
        }
        if (columns.isEmpty()) {
            throw new IOException("nothing was profiled");
        }
        print(columns);
        System.out.println("\nio.isosocket.benchmarks.CpuProfile " + arguments);
    }

    private List<Contestant> chosen(Scenario scenario) {
        if (scenario.isOfMemory()) {
            throw new IllegalArgumentException(scenario.name() + " is of memory, not of the CPU");
        }
        List<Contestant> chosen = contestants.found().stream()
                .filter(contestant -> contestant.takesPartIn(scenario) && options.includes(contestant))
                .toList();
        if (chosen.isEmpty()) {
            throw new IllegalArgumentException(scenario.name() + ": none of the contestants takes part in it");
        }
        for (Contestant contestant : chosen) {
            Path jdk = Path.of(contestant.command().get(0)).resolve("../..").normalize();
            if (!Jdks.isVersion(jdk, 25)) {
                throw new IllegalArgumentException(contestant.name() + " does not run on JDK 25");
            }
        }
        return chosen;
    }

    /** Each alone: in turns, the recordings would be of the same rounds and no better. */
    private List<Column> profile(Scenario scenario, Contestant contestant, ContestantProcess common)
            throws IOException {
        Path settings = output.resolve("settings.jfc");
        Files.writeString(settings, CpuSamples.settings());
        Path recording = output.resolve(contestant.name() + "-" + scenario.name() + ".jfr");
        Files.deleteIfExists(recording);
        List<String> command = new ArrayList<>(contestant.command());
        command.addAll(1, CpuSamples.flags(settings, recording));
        Comparison comparison =
                new Comparison(scenario, options, contestants.environment(), common, contestants.load());
        List<Column> columns = new ArrayList<>();
        for (Outcome outcome : comparison.run(List.of(contestant.with(command)))) {
            String title =
                    options.contestants().size() > 1 ? contestant.name() + ", " + scenario.name() : scenario.name();
            columns.add(new Column(title, outcome, CpuSamples.read(recording, outcome.spans())));
        }
        return columns;
    }

    private void print(List<Column> columns) {
        System.out.println(line("", columns, column -> "`" + column.title + "`"));
        System.out.println("|---".repeat(columns.size() + 1) + "|");
        for (ProfileRow row : ProfileRow.values()) {
            if (columns.stream().anyMatch(column -> column.samples.nanos(row) > 0)) {
                System.out.println(line(row.title(), columns, column -> column.percent(column.samples.nanos(row))));
            }
        }
        System.out.println(
                line("samples that were lost", columns, column -> column.percent(column.samples.lostNanos())));
        System.out.println(line(
                "compilers, garbage collector, others outside Java",
                columns,
                column -> column.percent(column.restNanos())));
        System.out.println(line("CPU for each, µs", columns, column -> format("%.2f", column.outcome.cpuMicros())));
        System.out.println();
        columns.forEach(Column::printSamples);
        if (top) {
            columns.forEach(Column::printHottest);
        }
    }

    private static String line(String title, List<Column> columns, Function<Column, String> cell) {
        return columns.stream().map(cell).collect(Collectors.joining(" | ", "| " + title + " | ", " |"));
    }

    private static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    /** A contestant in a scenario. */
    private record Column(String title, Outcome outcome, CpuSamples samples) {

        /** {@return what the process took in all rounds} */
        long cpuNanos() {
            return outcome.results().stream().mapToLong(Result::cpuNanos).sum();
        }

        /** {@return what no sample can be of; a little below nothing where there is none, by the samples' error} */
        long restNanos() {
            return cpuNanos() - samples.nanos() - samples.lostNanos();
        }

        String percent(long nanos) {
            return format("%.0f", 100.0 * nanos / cpuNanos());
        }

        void printSamples() {
            System.out.println(format(
                    "%s: %s; %,d samples are %s %% of %.1f s of CPU, %s %% tell where the thread stopped next",
                    title,
                    outcome.description(),
                    samples.count(),
                    percent(samples.nanos()),
                    cpuNanos() / 1e9,
                    percent(samples.biasedNanos())));
        }

        void printHottest() {
            System.out.println("\n" + title);
            for (Map.Entry<String, Long> method : samples.hottest(HOTTEST)) {
                System.out.println(format("%5.1f %% %s", 100.0 * method.getValue() / cpuNanos(), method.getKey()));
            }
        }
    }
}
