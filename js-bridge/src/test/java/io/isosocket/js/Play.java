package io.isosocket.js;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A runtime for a test: scripts write lines with {@code log}, and uncaught errors become lines too. */
final class Play implements AutoCloseable {

    private static final long SECONDS = 30;
    private static final Vertx VERTX = Vertx.vertx();

    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());
    private final CompletableFuture<Void> firstLine = new CompletableFuture<>();
    private final JsRuntime runtime;

    private Play(Vertx vertx, UnaryOperator<JsRuntimeOptions.Builder> adjust) {
        JsRuntimeOptions.Builder options = JsRuntimeOptions.builder()
                .function("log", arguments -> {
                    lines.add(String.join(
                            " ", arguments.stream().map(String::valueOf).toList()));
                    firstLine.complete(null);
                    return null;
                })
                .uncaught(failure -> lines.add(failure.kind() + " " + failure.getMessage()));
        runtime = await(JsRuntime.create(vertx, adjust.apply(options).build()));
    }

    static Play create() {
        return create(options -> options);
    }

    static Play create(UnaryOperator<JsRuntimeOptions.Builder> adjust) {
        return new Play(VERTX, adjust);
    }

    static Play create(Vertx vertx, UnaryOperator<JsRuntimeOptions.Builder> adjust) {
        return new Play(vertx, adjust);
    }

    /** Runs a script in a runtime of its own to the end, and returns its lines. */
    static List<String> linesOf(String code) {
        try (Play play = create()) {
            play.start(code);
            play.awaitEnd();
            return play.lines();
        }
    }

    JsRuntime runtime() {
        return runtime;
    }

    /** Begins the script; a failure of it becomes a line. */
    void start(String code) {
        // On the context, where the failure cannot come before its handler is set.
        runtime.context().runOnContext(now -> runtime.evaluate(code, "test.js")
                .onFailure(failure -> lines.add("failed " + failure.getMessage())));
    }

    /** Runs the script and returns its value. */
    @Nullable Object value(String code) {
        return await(runtime.evaluate(code, "test.js"));
    }

    void awaitFirstLine() {
        await(Future.fromCompletionStage(firstLine));
    }

    int awaitEnd() {
        return await(runtime.ended());
    }

    List<String> lines() {
        synchronized (lines) {
            return List.copyOf(lines);
        }
    }

    static <T extends @Nullable Object> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(SECONDS, TimeUnit.SECONDS);
        } catch (java.util.concurrent.ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new AssertionError(e);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        await(runtime.close());
    }
}
