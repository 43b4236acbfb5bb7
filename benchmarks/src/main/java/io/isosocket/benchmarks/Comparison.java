package io.isosocket.benchmarks;

import io.isosocket.benchmarks.ContestantProcess.Ran;
import io.isosocket.benchmarks.ContestantProcess.Span;
import io.isosocket.benchmarks.work.Footprint;
import io.isosocket.benchmarks.work.Task;
import io.isosocket.benchmarks.work.Work;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs one scenario: all contestants in turn, round after round, so that what disturbs one round disturbs them all. */
final class Comparison {

    private static final int FIRST_COUNT = 500;
    private static final int QUICK_IDLE = 2_000;

    private final Scenario scenario;
    private final Options options;
    private final Map<String, String> environment;
    private final ContestantProcess common;
    private final List<String> load;

    /**
     * Makes a comparison.
     *
     * @param scenario the workload
     * @param options how long it takes
     * @param environment of the contestants
     * @param common the server that clients talk to
     * @param load the command of the client that loads servers
     */
    Comparison(
            Scenario scenario,
            Options options,
            Map<String, String> environment,
            ContestantProcess common,
            List<String> load) {
        this.scenario = scenario;
        this.options = options;
        this.environment = environment;
        this.common = common;
        this.load = load;
    }

    /**
     * Runs it.
     *
     * @param contestants who takes part
     * @return what was measured of each; whoever failed is left out, with a line on standard error
     */
    List<Outcome> run(List<Contestant> contestants) throws IOException {
        List<Entrant> entrants = new ArrayList<>();
        try {
            for (Contestant contestant : contestants) {
                entrants.add(new Entrant(contestant));
            }
            entrants.forEach(entrant -> entrant.attempt(this::warmUp));
            for (int i = 0; i < options.rounds(); i++) {
                entrants.forEach(entrant -> entrant.attempt(this::round));
            }
            return entrants.stream()
                    .filter(entrant -> !entrant.failed)
                    .map(entrant ->
                            new Outcome(entrant.name(), entrant.subject.description(), entrant.results, entrant.spans))
                    .toList();
        } finally {
            entrants.forEach(Entrant::close);
        }
    }

    /**
     * Warms an entrant up and finds out how much takes it the CPU time of a round. By CPU, not by the clock: on a busy
     * machine a contestant that got none of it would start cold.
     */
    private void warmUp(Entrant entrant) throws IOException {
        if (scenario.isOfMemory()) {
            entrant.count = options.quick() ? QUICK_IDLE : scenario.task().count();
            return;
        }
        long used = 0;
        entrant.count = FIRST_COUNT;
        while (used < options.warmUp(entrant.contestant, scenario).toNanos()) {
            Result result = Result.of(entrant.run());
            used += Math.max(result.cpuNanos(), 1);
            entrant.count = countFor(result, options.round());
        }
        if (scenario.task().count() > 0 && !options.quick()) {
            entrant.count = scenario.task().count();
        }
    }

    private void round(Entrant entrant) throws IOException {
        if (scenario.isOfMemory()) {
            entrant.results.add(entrant.hold());
        } else {
            Ran ran = entrant.run();
            entrant.results.add(Result.of(ran));
            entrant.spans.add(ran.span());
        }
    }

    /** How many take the given CPU time, as far as a result tells: at most four times as many as it had. */
    static int countFor(Result result, Duration cpu) {
        double count = cpu.toNanos() / 1e3 / Math.max(result.cpuMicros(), 1e-3);
        return (int) Math.max(FIRST_COUNT, Math.min(count, 4.0 * result.count()));
    }

    private interface Step {
        void run(Entrant entrant) throws IOException;
    }

    /** A contestant in this scenario: the process that is measured, and the client that works. */
    private final class Entrant {

        private final Contestant contestant;
        private final ContestantProcess subject;
        private final ContestantProcess client;
        private final Task task;
        private final List<Result> results = new ArrayList<>();
        private final List<Span> spans = new ArrayList<>();
        private int count;
        private boolean failed;

        Entrant(Contestant contestant) throws IOException {
            this.contestant = contestant;
            subject = ContestantProcess.start(contestant.command(), environment);
            client = contestant.isServer() ? ContestantProcess.start(load, environment) : subject;
            ContestantProcess server = contestant.isServer() ? subject : common;
            task = scenario.task()
                    .at(server.url(scenario.endpoint()) + scenario.task().url());
        }

        String name() {
            return contestant.name();
        }

        /** One that fails leaves the others undisturbed. */
        void attempt(Step step) {
            if (!failed) {
                try {
                    step.run(this);
                } catch (IOException e) {
                    failed = true;
                    System.err.println(scenario.name() + ": " + name() + " is out: " + e.getMessage());
                }
            }
        }

        Ran run() throws IOException {
            return client.run(task.withCount(count), subject);
        }

        /** Opens connections, and looks at the memory of the one whose they are. */
        Result hold() throws IOException {
            String question = task.toDo(Work.MEMORY).toLine();
            Footprint before = subject.memory(question);
            Ran ran = client.run(task.withCount(count), subject);
            Footprint after = subject.memory(question);
            client.run(task.toDo(Work.RELEASE), subject);
            return new Result(
                    ran.count(),
                    ran.nanos(),
                    ran.cpuNanos(),
                    after.heap() - before.heap(),
                    after.resident() - before.resident());
        }

        void close() {
            client.close();
            subject.close();
        }
    }

    /**
     * What one contestant came to.
     *
     * @param name the contestant
     * @param description what ran, with its version
     * @param results one for each round
     * @param spans when its CPU was measured, of each round; none where memory is what is measured
     */
    record Outcome(String name, String description, List<Result> results, List<Span> spans) {

        double rate() {
            return Median.of(results, Result::rate);
        }

        double cpuMicros() {
            return Median.of(results, Result::cpuMicros);
        }

        double heapEach() {
            return Median.of(results, Result::heapEach);
        }

        double residentEach() {
            return Median.of(results, Result::residentEach);
        }
    }
}
