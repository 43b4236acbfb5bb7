package io.isosocket.benchmarks;

import io.isosocket.benchmarks.work.Work;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a run is to do.
 *
 * @param scenarios names; empty for all
 * @param contestants names; empty for all that can run here
 * @param base the contestant that ratios are to
 * @param rounds how many rounds count
 * @param quick whether rounds and warm-up are short
 * @param output the folder for everything that was measured
 */
record Options(Set<String> scenarios, Set<String> contestants, String base, int rounds, boolean quick, Path output) {

    private static final Set<String> QUICK =
            Set.of("text32", "many", "burst-timer", "open-ws", "server-many", "server-broadcast");

    static String usage(List<String> contestants) {
        String scenarios = Scenario.ALL.stream().map(Scenario::name).collect(Collectors.joining(", "));
        return """
            run [--quick] [--rounds N] [--scenario NAME]... [--contestant NAME]... [--base NAME] [--output FOLDER]

              --quick       short warm-up and rounds, a choice of scenarios, and no script on the optimizing runtime,
                            which takes longest to get warm: figures that are good for a first look
              --rounds      how many rounds count; 5, or 3 with --quick
              --scenario    by default all: %s
              --contestant  by default all that can run here: %s
              --base        the contestant that ratios are to; vertx where it runs, else the first one
              --output      benchmarks/target/results by default"""
                .formatted(scenarios, String.join(", ", contestants));
    }

    static Optional<Options> parse(List<String> arguments) {
        Set<String> scenarios = new LinkedHashSet<>();
        Set<String> contestants = new LinkedHashSet<>();
        String base = "vertx";
        int rounds = 0;
        boolean quick = false;
        Path output = Path.of("benchmarks/target/results");
        for (Iterator<String> each = arguments.iterator(); each.hasNext(); ) {
            String option = each.next();
            switch (option) {
                case "--help" -> {
                    return Optional.empty();
                }
                case "--quick" -> quick = true;
                case "--scenario" -> scenarios.add(scenarioNamed(valueOf(option, each)));
                case "--contestant" -> contestants.add(valueOf(option, each));
                case "--base" -> base = valueOf(option, each);
                case "--rounds" -> rounds = Integer.parseInt(valueOf(option, each));
                case "--output" -> output = Path.of(valueOf(option, each));
                default -> throw new IllegalArgumentException(option + " is no option; --help shows them");
            }
        }
        int counted = rounds > 0 ? rounds : quick ? 3 : 5;
        return Optional.of(new Options(scenarios, contestants, base, counted, quick, output));
    }

    private static String scenarioNamed(String name) {
        if (Scenario.ALL.stream().noneMatch(scenario -> scenario.name().equals(name))) {
            throw new IllegalArgumentException("--scenario " + name + " is none; --help shows them");
        }
        return name;
    }

    private static String valueOf(String option, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new IllegalArgumentException(option + " needs a value");
        }
        return rest.next();
    }

    boolean includes(Scenario scenario) {
        return scenarios.isEmpty() ? !quick || QUICK.contains(scenario.name()) : scenarios.contains(scenario.name());
    }

    boolean includes(Contestant contestant) {
        return contestants.isEmpty() ? !quick || !contestant.isSlow() : contestants.contains(contestant.name());
    }

    /** CPU time before anything counts. */
    Duration warmUp(Contestant contestant, Scenario scenario) {
        if (quick) {
            return Duration.ofMillis(700);
        }
        if (contestant.isSlow()) {
            return Duration.ofSeconds(45);
        }
        // To open a connection runs much code a few times: after 6 s the compilers still took a third of the CPU.
        return Duration.ofSeconds(scenario.task().work() == Work.OPEN_CLOSE ? 20 : 6);
    }

    /** About the CPU time of a round. */
    Duration round() {
        return quick ? Duration.ofMillis(200) : Duration.ofSeconds(2);
    }
}
