package io.isosocket.benchmarks;

import io.isosocket.benchmarks.work.Task;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A process that says what it is and then does, or measures, what it is told to, line by line. */
final class ContestantProcess implements AutoCloseable {

    private final Process process;
    private final BufferedReader output;
    private final Writer input;
    private final List<String> command;
    private final JsonObject ready;

    private ContestantProcess(Process process, List<String> command) throws IOException {
        this.process = process;
        this.command = command;
        output = process.inputReader(StandardCharsets.UTF_8);
        input = process.outputWriter(StandardCharsets.UTF_8);
        ready = nextLine();
    }

    static ContestantProcess start(List<String> command, Map<String, String> environment) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(environment);
        return new ContestantProcess(builder.start(), command);
    }

    /** {@return what it is, with its version} */
    String description() {
        return ready.getString("ready");
    }

    /**
     * Tells where a server listens.
     *
     * @param endpoint which of its URLs
     * @return the URL, without a path
     */
    String url(String endpoint) {
        return ready.getJsonObject("urls").getString(endpoint).replaceAll("/$", "");
    }

    /** {@return user and system time that it has used} */
    Duration cpu() {
        return process.toHandle().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** What a process took for a task. */
    record Ran(long count, long nanos, long cpuNanos) {}

    /**
     * Lets it do a task.
     *
     * @param task the task
     * @param measured whose CPU is measured meanwhile
     * @return what it took
     */
    Ran run(Task task, ContestantProcess measured) throws IOException {
        write(task.toLine());
        JsonObject line = nextLine();
        if (!line.containsKey("begin")) {
            throw new IOException(command + " began with " + line);
        }
        Duration begin = measured.cpu();
        JsonObject result = nextLine();
        Duration used = measured.cpu().minus(begin);
        return new Ran(result.getLong("count"), result.getLong("nanos"), used.toNanos());
    }

    /** Memory in use after garbage collection, in bytes. */
    record Memory(long heap, long resident) {}

    /**
     * Asks for its memory.
     *
     * @param question the line that asks
     * @return the memory
     */
    Memory memory(String question) throws IOException {
        write(question);
        JsonObject line = nextLine();
        return new Memory(line.getLong("heap"), line.getLong("resident"));
    }

    private void write(String line) throws IOException {
        input.write(line + "\n");
        input.flush();
    }

    private JsonObject nextLine() throws IOException {
        String line = output.readLine();
        while (line != null && !line.startsWith("{")) {
            line = output.readLine();
        }
        if (line == null) {
            throw new IOException("it has ended: " + command);
        }
        return new JsonObject(line);
    }

    @Override
    public void close() {
        process.destroy();
    }
}
