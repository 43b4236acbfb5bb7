package io.isosocket.benchmarks;

import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
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
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        return new Running(this, process);
    }

    /** The process of a contestant, with what it measured. */
    static final class Running implements AutoCloseable {

        private final Contestant contestant;
        private final Process process;
        private final BufferedReader output;
        private final Writer input;
        private final List<Result> results = new ArrayList<>();
        private final String description;

        private Running(Contestant contestant, Process process) throws IOException {
            this.contestant = contestant;
            this.process = process;
            output = process.inputReader(StandardCharsets.UTF_8);
            input = process.outputWriter(StandardCharsets.UTF_8);
            description = new JsonObject(nextLine()).getString("ready");
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
            input.write(round.toLine() + "\n");
            input.flush();
            return Result.parse(nextLine());
        }

        void run(Round round) throws IOException {
            results.add(warmUp(round));
        }

        private String nextLine() throws IOException {
            String line = output.readLine();
            while (line != null && !line.startsWith("{")) {
                line = output.readLine();
            }
            if (line == null) {
                throw new IOException(contestant.name() + " has ended; its command was " + contestant.command());
            }
            return line;
        }

        @Override
        public void close() {
            process.destroy();
        }
    }
}
