package io.isosocket.benchmarks;

import io.isosocket.benchmarks.work.Footprint;
import io.isosocket.benchmarks.work.Task;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A process that says what it is and then does, or measures, what it is told to, line by line. */
final class ContestantProcess implements AutoCloseable {

    private final JsonProcess process;
    private final JsonObject ready;

    private ContestantProcess(JsonProcess process) throws IOException {
        this.process = process;
        ready = process.next();
    }

    static ContestantProcess start(List<String> command, Map<String, String> environment) throws IOException {
        return new ContestantProcess(JsonProcess.start(command, environment));
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

    long pid() {
        return process.pid();
    }

    /** {@return user and system time that it has used} */
    Duration cpu() {
        return process.cpu();
    }

    /** From when to when the CPU was measured. */
    record Span(Instant begin, Instant end) {

        boolean contains(Instant time) {
            return !time.isBefore(begin) && time.isBefore(end);
        }
    }

    /** What a process took for a task. */
    record Ran(long count, long nanos, long cpuNanos, Span span) {}

    /**
     * Lets it do a task.
     *
     * @param task the task
     * @param measured whose CPU is measured meanwhile
     * @return what it took
     */
    Ran run(Task task, ContestantProcess measured) throws IOException {
        JsonObject line = process.ask(task.toLine());
        if (!line.containsKey("begin")) {
            throw new IOException("it began with " + line);
        }
        Instant beginTime = Instant.now();
        Duration begin = measured.cpu();
        JsonObject result = process.next();
        Duration used = measured.cpu().minus(begin);
        Span span = new Span(beginTime, Instant.now());
        return new Ran(result.getLong("count"), result.getLong("nanos"), used.toNanos(), span);
    }

    /**
     * Asks for its memory.
     *
     * @param question the line that asks
     * @return the memory
     */
    Footprint memory(String question) throws IOException {
        return Footprint.of(process.ask(question));
    }

    @Override
    public void close() {
        process.close();
    }
}
