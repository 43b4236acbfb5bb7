package io.isosocket.cli;

import io.isosocket.js.JsRuntime;
import io.isosocket.js.JsRuntimeOptions;
import io.isosocket.js.JsShell;
import io.isosocket.js.ScriptException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code isosocket repl}: scripts as they are typed. */
@Command(
        name = "repl",
        description = {
            "Evaluates what is typed and shows its value. await works; _ is the last value.",
            ".help shows the commands, Ctrl-C stops what runs, Ctrl-D ends."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Versions.class)
final class ReplCommand implements Callable<Integer> {

    @Mixin
    private RuntimeFlags flags = new RuntimeFlags();

    private final Console console;

    ReplCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws ExecutionException, InterruptedException {
        flags.noteWhereInterpreted(console, "--jit");
        JsRuntimeOptions options = flags.options()
                .keepAlive(true)
                .console((level, text) -> console.script(level, text))
                .uncaught(this::uncaught)
                .build();
        JsRuntime runtime = Await.forever(JsRuntime.create(options).toCompletionStage());
        Runnable end = () -> Await.briefly(runtime.close().toCompletionStage());
        Runnable cancel = Interrupts.onShutdown(end);
        try {
            JsShell shell = Await.forever(runtime.shell().toCompletionStage());
            Repl repl = new Repl(console, runtime, shell);
            try (Prompt prompt = prompt(repl)) {
                return repl.run(prompt);
            }
        } finally {
            cancel.run();
            end.run();
        }
    }

    private Prompt prompt(Repl repl) {
        return console.isInteractive()
                ? new TerminalPrompt(
                        TerminalPrompt.terminalOfProcess(),
                        TerminalPrompt.historyFile(),
                        repl::isIncomplete,
                        repl::completions)
                : new PipedPrompt(console, repl::isIncomplete);
    }

    private void uncaught(ScriptException failure) {
        console.uncaught(failure);
    }
}
