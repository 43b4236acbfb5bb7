package io.isosocket.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * One of those that are compared: a client in a process of its own.
 *
 * @param name in tables and options
 * @param command starts it
 */
record Contestant(String name, List<String> command) {

    Running start() throws IOException {
        return new Running(this, JsonProcess.start(command));
    }

    /** The process of a contestant, with what it measured. */
    static final class Running implements AutoCloseable {

        private final Contestant contestant;
        private final JsonProcess process;
        private final List<Result> results = new ArrayList<>();
        private final String description;

        private Running(Contestant contestant, JsonProcess process) throws IOException {
            this.contestant = contestant;
            this.process = process;
            description = process.next().getString("ready");
        }

        Contestant contestant() {
            return contestant;
        }

        String description() {
            return description;
        }

        List<Result> results() {
            return results;
        }

        /** Lets it run a round whose result does not count. */
        Result warmUp(Round round) throws IOException {
            return Result.of(process.ask(round.toLine()));
        }

        void run(Round round) throws IOException {
            results.add(warmUp(round));
        }

        @Override
        public void close() {
            process.close();
        }
    }
}
