package io.isosocket.benchmarks;

import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A process that is talked to in lines: what it answers is JSON, whatever else it prints is skipped. */
final class JsonProcess implements AutoCloseable {

    private static final int SECONDS_TO_END = 30;

    private final List<String> command;
    private final Process process;
    private final BufferedReader output;
    private final Writer input;

    private JsonProcess(List<String> command, Process process) {
        this.command = command;
        this.process = process;
        output = process.inputReader(StandardCharsets.UTF_8);
        input = process.outputWriter(StandardCharsets.UTF_8);
    }

    static JsonProcess start(List<String> command) throws IOException {
        return start(command, Map.of());
    }

    static JsonProcess start(List<String> command, Map<String, String> environment) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(environment);
        return new JsonProcess(command, builder.start());
    }

    long pid() {
        return process.pid();
    }

    /** {@return user and system time that it has used} */
    Duration cpu() {
        return process.toHandle().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** Sends a line. */
    void send(String line) throws IOException {
        input.write(line + "\n");
        input.flush();
    }

    /** Waits for the next answer. */
    JsonObject next() throws IOException {
        String line = output.readLine();
        while (line != null && !line.startsWith("{")) {
            line = output.readLine();
        }
        if (line == null) {
            throw new IOException("it has ended: " + command.get(command.size() - 1));
        }
        return new JsonObject(line);
    }

    /** Sends a line and waits for the answer. */
    JsonObject ask(String line) throws IOException {
        send(line);
        return next();
    }

    /** Ends it, and waits until it has ended: what it writes at its end is there, and it disturbs nobody any more. */
    @Override
    public void close() {
        process.destroy();
        process.onExit()
                .completeOnTimeout(process, SECONDS_TO_END, TimeUnit.SECONDS)
                .join();
    }
}
