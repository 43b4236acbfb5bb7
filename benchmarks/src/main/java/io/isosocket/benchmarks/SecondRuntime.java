package io.isosocket.benchmarks;

import io.isosocket.js.JsRuntime;
import io.isosocket.js.JsRuntimeOptions;
import io.vertx.core.json.JsonObject;
import java.util.concurrent.TimeUnit;

/**
 * How long the first runtime of a JVM and the second one take to their first statement; a line of JSON, in milliseconds.
 * Each is for a fresh JVM.
 */
public final class SecondRuntime {

    private SecondRuntime() {}

    /**
     * Measures both.
     *
     * @param args none
     * @throws Exception where a runtime cannot be made
     */
    public static void main(String[] args) throws Exception {
        double first = millisToFirstStatement();
        double second = millisToFirstStatement();
        System.out.println(new JsonObject()
                .put("first", first)
                .put("second", second)
                .put("ratio", second / first)
                .encode());
        System.exit(0);
    }

    private static double millisToFirstStatement() throws Exception {
        long begin = System.nanoTime();
        JsRuntime runtime = JsRuntime.create(JsRuntimeOptions.DEFAULT)
                .toCompletionStage()
                .toCompletableFuture()
                .get(1, TimeUnit.MINUTES);
        runtime.evaluate("1", "first.js")
                .toCompletionStage()
                .toCompletableFuture()
                .get(1, TimeUnit.MINUTES);
        return (System.nanoTime() - begin) / 1e6;
    }
}
