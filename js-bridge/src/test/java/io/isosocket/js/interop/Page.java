package io.isosocket.js.interop;

import io.isosocket.js.JsRuntime;
import io.isosocket.js.JsRuntimeOptions;
import io.vertx.core.Future;
import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A runtime with the scripts of a page: bundles first, as script elements load them, then the test's own. Scripts have
 * one function more than a page, {@code report}, whose strings the test takes one by one.
 */
final class Page implements AutoCloseable {
    private static final long LIMIT_SECONDS = 60;

    private final BlockingQueue<String> reports = new LinkedBlockingQueue<>();
    private final JsRuntime runtime;

    private Page() {
        JsRuntimeOptions options = JsRuntimeOptions.builder()
                .keepAlive(true)
                .uncaught(failure -> reports.add("uncaught: " + failure.getMessage() + "\n" + failure.scriptStack()))
                .function("report", arguments -> reports.add(String.valueOf(arguments.get(0))))
                .build();
        runtime = await(JsRuntime.create(options));
    }

    /** A page that has loaded these bundles, unmodified. */
    static Page withBundles(String... paths) throws IOException {
        Page page = new Page();
        for (String path : paths) {
            await(page.runtime.evaluate(Files.readString(NodeLibraries.file(path)), path));
        }
        return page;
    }

    /** A page that has run a module of the libraries' folder, which imports them by their names. */
    static Page withModule(String name) {
        Page page = new Page();
        await(page.runtime.run(NodeLibraries.folder().resolve(name)));
        return page;
    }

    /** Runs a script for what it does. Its value, which may be anything of the library's, is left in the script. */
    void load(String script) {
        run(script + "\nundefined;");
    }

    /** Runs a script and returns its value; a promise is waited for. */
    @Nullable Object run(String script) {
        return await(runtime.evaluate(script, "test.js"));
    }

    /** The next string that the script reports. */
    String next() {
        try {
            String report = reports.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
            if (report == null) {
                throw new AssertionError("the script reported nothing for " + LIMIT_SECONDS + " s");
            }
            return report;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        await(runtime.close());
    }
}
