package io.isosocket.cli;

import io.isosocket.js.JsRuntime;
import io.isosocket.js.JsRuntimeOptions;
import io.isosocket.js.Script;
import io.isosocket.js.ScriptConsole;
import io.isosocket.js.ScriptException;
import io.vertx.core.Future;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/** One script from its start to its end. */
final class ScriptRun {

    /** Where a script awaits what can never come, as Node has it. */
    private static final int UNSETTLED_AWAIT = 13;

    private final Console console;
    private final Script script;
    private final JsRuntimeOptions options;
    private final AtomicBoolean failed = new AtomicBoolean();
    private final AtomicBoolean outputLost = new AtomicBoolean();
    private final CompletableFuture<JsRuntime> started = new CompletableFuture<>();

    ScriptRun(Console console, Script script, JsRuntimeOptions.Builder options) {
        this.console = console;
        this.script = script;
        this.options = options.console(this::print)
                .uncaught(this::uncaught)
                .endOnUncaught(true)
                .build();
    }

    /** {@return the exit code, once the script has ended} */
    int awaitEnd() {
        return awaitEnd(runtime -> Future.succeededFuture());
    }

    /**
     * Runs the script after a preparation.
     *
     * @param preparation what has to be done before, or else the script does not run
     * @return the exit code, once the script has ended
     */
    int awaitEnd(Function<JsRuntime, Future<?>> preparation) {
        try {
            JsRuntime runtime = Await.forever(JsRuntime.create(options).toCompletionStage());
            Runnable cancel =
                    Interrupts.onShutdown(() -> Await.briefly(runtime.close().toCompletionStage()));
            started.complete(runtime);
            try {
                Await.forever(preparation.apply(runtime).toCompletionStage());
                runtime.run(script).onFailure(thrown -> failedToRun(runtime, thrown));
                return exitCode(Await.forever(runtime.ended().toCompletionStage()));
            } finally {
                cancel.run();
                Await.briefly(runtime.close().toCompletionStage());
            }
        } catch (InterruptedException e) {
            return ExitCode.INTERRUPTED;
        } catch (ExecutionException e) {
            console.note("isosocket: " + Await.reason(e));
            return ExitCode.FAILURE;
        }
    }

    /** Prints for the script, which ends once nobody reads it: as with {@code | head}, it might go on for ever. */
    private void print(ScriptConsole.Level level, String text) {
        if (!console.script(level, text) && outputLost.compareAndSet(false, true)) {
            failed.set(true);
            console.note(Console.OUTPUT_LOST);
            started.thenAccept(JsRuntime::close);
        }
    }

    private void failedToRun(JsRuntime runtime, Throwable thrown) {
        if (thrown instanceof ScriptException failure) {
            uncaught(failure);
        } else if (thrown instanceof IOException) {
            failed.set(true);
            console.note("isosocket: " + Await.reason(thrown));
        }
        runtime.close();
    }

    private void uncaught(ScriptException failure) {
        failed.set(true);
        console.uncaught(failure);
    }

    private int exitCode(int code) {
        if (code == UNSETTLED_AWAIT) {
            console.note("isosocket: the script awaits a promise that nothing can settle any more");
        }
        return code == ExitCode.OK && failed.get() ? ExitCode.FAILURE : code;
    }
}
