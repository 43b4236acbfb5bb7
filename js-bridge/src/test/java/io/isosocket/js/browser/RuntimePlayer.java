package io.isosocket.js.browser;

import io.isosocket.js.JsRuntime;
import io.isosocket.js.JsRuntimeOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Plays scenarios in runtimes, each in one of its own. */
final class RuntimePlayer implements AutoCloseable {

    private static final long SECONDS = 30;

    private final Vertx vertx = Vertx.vertx();
    private final String origin;

    /**
     * Makes a player.
     *
     * @param origin the server's
     */
    RuntimePlayer(String origin) {
        this.origin = origin;
    }

    /** Plays a scenario and returns its transcript. */
    String play(String scenario) {
        return (String) evaluateLast("play('" + scenario + "')");
    }

    /** All scenarios, as the scripts themselves tell. */
    static List<Scenario> catalogue() {
        try (RuntimePlayer player = new RuntimePlayer("http://127.0.0.1")) {
            List<?> all = (List<?>) player.evaluateLast("catalogue()");
            return all.stream()
                    .map(entry -> (Map<?, ?>) entry)
                    .map(entry -> new Scenario(
                            String.valueOf(entry.get("name")),
                            String.valueOf(entry.get("browser")),
                            String.valueOf(entry.get("standard"))))
                    .toList();
        }
    }

    private Object evaluateLast(String code) {
        // What no listener handles is what the scenario is about.
        JsRuntimeOptions options = JsRuntimeOptions.builder()
                .location(origin + "/worker.js")
                .keepAlive(true)
                .uncaught(failure -> {})
                .build();
        JsRuntime runtime = await(JsRuntime.create(vertx, options));
        try {
            for (String path : ScenarioFiles.SCRIPTS) {
                await(runtime.evaluate(ScenarioFiles.content(path), origin + path));
            }
            return await(runtime.evaluate(code, "player.js"));
        } finally {
            await(runtime.close());
        }
    }

    private static <T extends @Nullable Object> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(SECONDS, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        await(vertx.close());
    }
}
