package io.isosocket.cli;

import io.isosocket.js.JsRuntime;
import io.isosocket.js.JsShell;
import io.isosocket.js.ScriptException;
import io.vertx.core.Future;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** The loop of {@code repl}: reads, evaluates, prints, until the input or the runtime ends. */
final class Repl {

    private static final String HELP =
            """
            .exit  ends, as Ctrl-D does
            .help  shows this
            _      is the last value
            Ctrl-C drops what is typed, or stops what runs""";

    private final Console console;
    private final JsRuntime runtime;
    private final JsShell shell;
    private boolean outputLost;

    Repl(Console console, JsRuntime runtime, JsShell shell) {
        this.console = console;
        this.runtime = runtime;
        this.shell = shell;
    }

    /**
     * Runs until the input ends, or the script ends the runtime.
     *
     * @param prompt where the input comes from
     * @return the exit code
     */
    int run(Prompt prompt) throws InterruptedException, ExecutionException {
        while (!runtime.ended().isComplete()) {
            String input;
            try {
                input = prompt.read();
            } catch (Prompt.Dropped e) {
                shell.interrupt(); // a timer's callback may run
                continue;
            }
            if (input == null || input.strip().equals(".exit")) {
                return ExitCode.OK;
            } else if (input.strip().equals(".help")) {
                console.result(HELP);
            } else if (!input.isBlank() && !evaluate(input, prompt)) {
                break;
            }
            if (outputLost) {
                console.note(Console.OUTPUT_LOST);
                return ExitCode.FAILURE;
            }
        }
        return Await.forever(runtime.ended().toCompletionStage());
    }

    /** Evaluates one input; false where the runtime has ended. */
    private boolean evaluate(String input, Prompt prompt) throws InterruptedException {
        CompletableFuture<String> shown = new CompletableFuture<>();
        // Before it runs: what it prints at once may be answered with Ctrl-C.
        prompt.onInterrupt(() -> {
            shown.cancel(false);
            shell.interrupt();
        });
        runtime.ended().onComplete(ended -> shown.cancel(false));
        shell.evaluate(input).onComplete(shown::complete, shown::completeExceptionally);
        try {
            outputLost = !console.result(shown.get());
        } catch (CancellationException e) {
            console.note("stopped");
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof ScriptException failure)) {
                return false;
            }
            console.uncaught(failure);
        } finally {
            prompt.onInterrupt(() -> {});
        }
        return true;
    }

    /** Whether more input has to follow. */
    boolean isIncomplete(String input) {
        return !input.strip().startsWith(".") && soon(shell.isIncomplete(input), false);
    }

    /** What can stand in place of the unfinished name at the end. */
    List<String> completions(String typed) {
        return soon(shell.complete(typed), List.of());
    }

    /** Where a script runs on, until Ctrl-C interrupts the thread that reads. */
    private static <T> T soon(Future<T> future, T otherwise) {
        try {
            return future.toCompletionStage().toCompletableFuture().get();
        } catch (ExecutionException e) {
            return otherwise;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return otherwise;
        }
    }
}
