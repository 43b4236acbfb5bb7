package io.isosocket.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.isosocket.WebSocketOptions;
import io.isosocket.js.JsRuntime;
import io.isosocket.js.JsRuntimeOptions;
import io.isosocket.js.ScriptConsole;
import io.isosocket.js.ServerRules;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A script in a runtime of its own, as {@code isosocket run} runs it, with what it prints. */
final class RunningScript implements AutoCloseable {

    private static final long SECONDS = 30;

    private final JsRuntime runtime;
    private final List<String> lines = new ArrayList<>();

    private RunningScript(Path file, WebSocketOptions sockets, List<String> arguments) throws Exception {
        runtime = await(JsRuntime.create(JsRuntimeOptions.builder()
                .arguments(arguments)
                .sockets(sockets)
                .serverRules(ServerRules.TRUSTED)
                .endOnUncaught(true)
                .console(new Lines())
                .build()));
        runtime.run(file).onFailure(failure -> add("failed: " + failure));
    }

    static RunningScript start(Path file, String... arguments) throws Exception {
        return new RunningScript(file, WebSocketOptions.DEFAULT, List.of(arguments));
    }

    static RunningScript start(Path file, WebSocketOptions sockets, String... arguments) throws Exception {
        return new RunningScript(file, sockets, List.of(arguments));
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(SECONDS, TimeUnit.SECONDS);
    }

    private synchronized void add(String line) {
        lines.add(line);
        notifyAll();
    }

    /** Waits for a line that begins so, and returns it. */
    synchronized String line(String beginning) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        while (true) {
            for (String line : lines) {
                if (line.startsWith(beginning)) {
                    return line;
                }
            }
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (left <= 0) {
                throw new AssertionError("no line begins with '" + beginning + "': " + lines);
            }
            wait(left);
        }
    }

    /** The URL of a server that has printed it. */
    String url() throws InterruptedException {
        String line = line("\u2713");
        return line.substring(line.indexOf("ws://"));
    }

    /** All that it has printed. */
    synchronized List<String> lines() {
        return List.copyOf(lines);
    }

    /** All that it has printed, once it has ended by itself. */
    List<String> linesToTheEnd() throws Exception {
        assertEquals(0, await(runtime.ended()), this::toString);
        return lines();
    }

    @Override
    public synchronized String toString() {
        return lines.toString();
    }

    @Override
    public void close() {
        runtime.close().toCompletionStage().toCompletableFuture().join();
    }

    private final class Lines implements ScriptConsole {

        @Override
        public void print(Level level, String text) {
            add(text);
        }

        @Override
        public void clear() {}
    }
}
