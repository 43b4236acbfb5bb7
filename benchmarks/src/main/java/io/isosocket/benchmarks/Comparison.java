package io.isosocket.benchmarks;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Runs one scenario: all contestants in turn, round after round, so that what disturbs one round disturbs them all. */
final class Comparison {

    private static final int FIRST_MESSAGES = 500;

    private final Scenario scenario;
    private final String url;
    private final Duration warmUp;
    private final Duration round;

    /**
     * Makes a comparison.
     *
     * @param scenario the workload
     * @param url of the echo server
     * @param warmUp how much CPU time each contestant has before anything counts
     * @param round about how much of it a round takes
     */
    Comparison(Scenario scenario, String url, Duration warmUp, Duration round) {
        this.scenario = scenario;
        this.url = url;
        this.warmUp = warmUp;
        this.round = round;
    }

    /**
     * Runs it.
     *
     * @param contestants who takes part
     * @param rounds how many rounds count
     * @return what each of them measured; one whose process ended has no results
     */
    List<Outcome> run(List<Contestant> contestants, int rounds) throws IOException {
        List<Contestant.Running> running = new ArrayList<>();
        try {
            List<Integer> messages = new ArrayList<>();
            for (Contestant contestant : contestants) {
                Contestant.Running started = contestant.start();
                running.add(started);
                messages.add(calibrated(started));
            }
            for (int i = 0; i < rounds; i++) {
                for (int j = 0; j < running.size(); j++) {
                    running.get(j).run(scenario.round(url, messages.get(j)));
                }
            }
            return running.stream()
                    .map(each -> new Outcome(each.contestant().name(), each.description(), each.results()))
                    .toList();
        } finally {
            running.forEach(Contestant.Running::close);
        }
    }

    /**
     * Warms a contestant up and returns how many messages take it the CPU time of a round. By CPU, not by the clock: on
     * a busy machine a contestant that got none of it would start cold.
     */
    private int calibrated(Contestant.Running contestant) throws IOException {
        long used = 0;
        int messages = FIRST_MESSAGES;
        while (used < warmUp.toNanos()) {
            Result result = contestant.warmUp(scenario.round(url, messages));
            used += Math.max(result.cpuNanos(), 1);
            messages = messagesFor(result, round);
        }
        return messages;
    }

    /** How many messages take the given CPU time, as far as a result tells: at most four times as many as it had. */
    static int messagesFor(Result result, Duration cpu) {
        double messages = cpu.toNanos() / 1e3 / result.cpuMicros();
        return (int) Math.max(FIRST_MESSAGES, Math.min(messages, 4.0 * result.messages()));
    }

    /**
     * What one contestant measured.
     *
     * @param name the contestant
     * @param description what ran, with its version
     * @param results one for each round
     */
    record Outcome(String name, String description, List<Result> results) {

        double rate() {
            return Median.of(results, Result::rate);
        }

        double cpuMicros() {
            return Median.of(results, Result::cpuMicros);
        }
    }
}
