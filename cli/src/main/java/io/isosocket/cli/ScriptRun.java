package io.isosocket.cli;

import io.isosocket.js.JsRuntime;
import io.isosocket.js.JsRuntimeOptions;
import io.isosocket.js.ScriptException;
import io.vertx.core.Future;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** One script from its start to its end. */
final class ScriptRun {

    /** Where a script awaits what can never come, as Node has it. */
    private static final int UNSETTLED_AWAIT = 13;

    private final Console console;
    private final Script script;
    private final JsRuntimeOptions options;
    private final AtomicBoolean failed = new AtomicBoolean();

    ScriptRun(Console console, Script script, JsRuntimeOptions.Builder options) {
        this.console = console;
        this.script = script;
        this.options = options.uncaught(this::uncaught).endOnUncaught(true).build();
    }

    /** {@return the exit code, once the script has ended} */
    int awaitEnd() {
        try {
            JsRuntime runtime = Await.forever(JsRuntime.create(options).toCompletionStage());
            Runnable cancel = Interrupts.onShutdown(() -> Await.briefly(runtime.close().toCompletionStage()));
            try {
                start(runtime).onFailure(thrown -> {
                    if (thrown instanceof ScriptException failure) {
                        uncaught(failure);
                    }
                    runtime.close();
                });
                return exitCode(Await.forever(runtime.ended().toCompletionStage()));
            } finally {
                cancel.run();
                Await.briefly(runtime.close().toCompletionStage());
            }
        } catch (InterruptedException e) {
            return ExitCode.INTERRUPTED;
        } catch (ExecutionException | IOException e) {
            console.note("isosocket: " + Await.reason(e));
            return ExitCode.FAILURE;
        }
    }

    private Future<@Nullable Object> start(JsRuntime runtime) throws IOException {
        if (script instanceof Script.OfFile file) {
            return runtime.evaluate(Files.readString(file.file()), file.file().toString());
        } else if (script instanceof Script.OfCode code) {
            return runtime.evaluate(code.code(), "-e");
        }
        StringWriter text = new StringWriter();
        console.in().transferTo(text);
        return runtime.evaluate(text.toString(), "standard input");
    }

    private void uncaught(ScriptException failure) {
        failed.set(true);
        console.note("Uncaught " + failure.getMessage());
        if (!failure.scriptStack().isEmpty()) {
            console.note(failure.scriptStack());
        }
    }

    private int exitCode(int code) {
        if (code == UNSETTLED_AWAIT) {
            console.note("isosocket: the script awaits a promise that nothing can settle any more");
        }
        return code == ExitCode.OK && failed.get() ? ExitCode.FAILURE : code;
    }
}
