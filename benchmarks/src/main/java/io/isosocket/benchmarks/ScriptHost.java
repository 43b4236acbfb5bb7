package io.isosocket.benchmarks;

import io.isosocket.js.JsRuntime;
import io.isosocket.js.JsRuntimeOptions;
import io.isosocket.js.host.Engines;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Runs echo-client.js on our runtime: gives it the functions that it needs of its host. */
final class ScriptHost {

    private final BufferedReader rounds = ClientMain.input();
    private final Meter meter = new Meter();
    private Optional<Round> round = Optional.empty();

    private ScriptHost() {}

    static void run(Path script) throws Exception {
        ScriptHost host = new ScriptHost();
        JsRuntimeOptions options = JsRuntimeOptions.builder()
                .function("nextRound", host::nextRound)
                .function("begin", host::begin)
                .function("end", host::end)
                .endOnUncaught(true)
                .build();
        JsRuntime runtime = JsRuntime.create(options)
                .toCompletionStage()
                .toCompletableFuture()
                .get(1, TimeUnit.MINUTES);
        ClientMain.announce("Isosocket JS, " + Engines.description() + ", JDK " + Runtime.version());
        runtime.run(script);
        int exitCode = runtime.ended().toCompletionStage().toCompletableFuture().get();
        System.exit(exitCode);
    }

    /** The next line is waited for on a thread of its own; the script sees a promise. */
    private Future<@Nullable Object> nextRound(List<@Nullable Object> none) {
        Promise<@Nullable Object> next = Promise.promise();
        Thread reader = new Thread(() -> read(next), "rounds");
        reader.setDaemon(true);
        reader.start();
        return next.future();
    }

    private void read(Promise<@Nullable Object> next) {
        try {
            round = Optional.ofNullable(rounds.readLine()).map(Round::parse);
            next.complete(round.map(ScriptHost::task).orElse(null));
        } catch (IOException | RuntimeException e) {
            next.fail(e);
        }
    }

    private static Map<String, Object> task(Round round) {
        JsonObject json = round.toJson();
        return json.getMap();
    }

    private @Nullable Object begin(List<@Nullable Object> none) {
        meter.begin();
        return null;
    }

    private @Nullable Object end(List<@Nullable Object> none) throws IOException {
        ClientMain.print(meter.end(round.orElseThrow().messages()));
        return null;
    }
}
