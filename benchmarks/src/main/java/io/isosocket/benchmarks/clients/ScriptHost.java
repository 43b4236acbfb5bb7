package io.isosocket.benchmarks.clients;

import io.isosocket.benchmarks.work.Output;
import io.isosocket.benchmarks.work.Task;
import io.isosocket.js.JsRuntime;
import io.isosocket.js.JsRuntimeOptions;
import io.isosocket.js.host.Engines;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Runs client.js on our runtime: gives it the functions that it needs of its host. */
final class ScriptHost {

    private final BufferedReader tasks = Output.input();
    private long begin;

    private ScriptHost() {}

    static void run(Path script) throws Exception {
        ScriptHost host = new ScriptHost();
        JsRuntimeOptions options = JsRuntimeOptions.builder()
                .function("nextTask", host::nextTask)
                .function("begin", host::begin)
                .function("end", host::end)
                .function("memory", ScriptHost::memory)
                .endOnUncaught(true)
                .build();
        JsRuntime runtime = JsRuntime.create(options)
                .toCompletionStage()
                .toCompletableFuture()
                .get(1, TimeUnit.MINUTES);
        Output.ready("Isosocket JS, " + Engines.description() + ", JDK " + Runtime.version());
        runtime.run(script);
        int exitCode = runtime.ended().toCompletionStage().toCompletableFuture().get();
        System.exit(exitCode);
    }

    /** The next line is waited for on a thread of its own; the script sees a promise. */
    private Future<@Nullable Object> nextTask(List<@Nullable Object> none) {
        Promise<@Nullable Object> next = Promise.promise();
        Thread reader = new Thread(() -> read(next), "tasks");
        reader.setDaemon(true);
        reader.start();
        return next.future();
    }

    private void read(Promise<@Nullable Object> next) {
        try {
            String line = tasks.readLine();
            next.complete(line == null ? null : Task.parse(line).toJson().getMap());
        } catch (IOException | RuntimeException e) {
            next.fail(e);
        }
    }

    private @Nullable Object begin(List<@Nullable Object> none) {
        begin = Output.begin();
        return null;
    }

    private @Nullable Object end(List<@Nullable Object> count) {
        Output.end(count.get(0) instanceof Number number ? number.longValue() : 0, begin);
        return null;
    }

    private static @Nullable Object memory(List<@Nullable Object> none) throws IOException {
        Output.memory();
        return null;
    }
}
