package io.isosocket.benchmarks;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a run is to do.
 *
 * @param scenarios names; empty for all
 * @param contestants names; empty for all that can run here
 * @param base the contestant that ratios are to
 * @param rounds how many rounds count
 * @param quick whether rounds and warm-up are short
 * @param json where everything that was measured goes
 */
record Options(Set<String> scenarios, Set<String> contestants, String base, int rounds, boolean quick, Path json) {

    static final String USAGE =
            """
            run [--quick] [--rounds N] [--scenario NAME]... [--contestant NAME]... [--base NAME] [--json FILE]

              --quick       short warm-up and rounds: figures that are good for a first look
              --rounds      how many rounds count; 7, or 3 with --quick
              --scenario    text32 or binary64k; all by default
              --contestant  vertx, isosocket-java, isosocket-js-25, -17 and -jit, node, node-24; by default all that
                            can run here
              --base        the contestant that ratios are to; node-24 where it runs, else the first one
              --json        benchmarks/target/results.json by default""";

    static Optional<Options> parse(List<String> arguments) {
        Set<String> scenarios = new LinkedHashSet<>();
        Set<String> contestants = new LinkedHashSet<>();
        String base = "node-24";
        int rounds = 0;
        boolean quick = false;
        Path json = Path.of("benchmarks/target/results.json");
        for (Iterator<String> each = arguments.iterator(); each.hasNext(); ) {
            String option = each.next();
            switch (option) {
                case "--help" -> {
                    return Optional.empty();
                }
                case "--quick" -> quick = true;
                case "--scenario" -> scenarios.add(valueOf(option, each));
                case "--contestant" -> contestants.add(valueOf(option, each));
                case "--base" -> base = valueOf(option, each);
                case "--rounds" -> rounds = Integer.parseInt(valueOf(option, each));
                case "--json" -> json = Path.of(valueOf(option, each));
                default -> throw new IllegalArgumentException(option + " is no option; --help shows them");
            }
        }
        int counted = rounds > 0 ? rounds : quick ? 3 : 7;
        return Optional.of(new Options(scenarios, contestants, base, counted, quick, json));
    }

    private static String valueOf(String option, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new IllegalArgumentException(option + " needs a value");
        }
        return rest.next();
    }

    /** The optimizing runtime needs most of a minute of CPU before its speed is its own. */
    Duration warmUp() {
        return Duration.ofSeconds(quick ? 5 : 45);
    }
}
