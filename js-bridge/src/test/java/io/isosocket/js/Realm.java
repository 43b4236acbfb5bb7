package io.isosocket.js;

import io.vertx.core.Future;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A runtime of a test's own, in which it runs scripts and waits for what they give. */
final class Realm implements AutoCloseable {

    private final JsRuntime runtime =
            await(JsRuntime.create(JsRuntimeOptions.builder().keepAlive(true).build()));

    /** {@return the string of what an async function's body returns, or of what it throws} */
    String run(String body) {
        return (String) await(runtime.evaluate("(async () => { " + body + "\n})().then(String, String)", "test.js"));
    }

    private static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        await(runtime.close());
    }
}
