package io.isosocket.cli;

import io.isosocket.js.JsRuntimeOptions;
import io.isosocket.js.Script;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code isosocket run}: runs a script of a browser as it stands. */
@Command(
        name = "run",
        description = {
            "Runs browser JavaScript. It ends when the script waits for nothing any more.",
            "'import { args, exit, stdin } from \"isosocket:script\"' gives the script what a command line has."
        },
        customSynopsis = {
            "Usage: isosocket run [OPTIONS] FILE [ARGS]",
            "       isosocket run [OPTIONS] - [ARGS]",
            "       isosocket run [OPTIONS] -e CODE [ARGS]"
        },
        mixinStandardHelpOptions = true,
        versionProvider = Versions.class,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "  0:the script has ended, or the code that it gave to exit",
            "  1:an error that nothing handled",
            "  2:wrong command line",
            " 13:the script waits for a promise that nothing can settle",
            "130:Ctrl-C"
        })
final class RunCommand implements Callable<Integer> {

    private static final String STANDARD_INPUT = "-";

    @Parameters(
            arity = "0..*",
            paramLabel = "FILE [ARGS]",
            description = "The script, or - for standard input; then its arguments.")
    private List<String> words = List.of();

    @Option(names = "-e", paramLabel = "CODE", description = "Runs CODE in place of a file.")
    private @Nullable String code;

    @ArgGroup
    private Kind kind = new Kind();

    @Mixin
    private RuntimeFlags flags = new RuntimeFlags();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    private final Console console;

    /** How the script is run, where its name does not say it. */
    private static final class Kind {
        @Option(names = "--module", description = "Runs it as an ES module, whatever its name says.")
        private boolean module;

        @Option(names = "--commonjs", description = "Runs it as a CommonJS module, with require, module and exports.")
        private boolean commonJs;
    }

    RunCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Script script = script();
        boolean scriptIsInput = code == null && words.get(0).equals(STANDARD_INPUT);
        JsRuntimeOptions.Builder options =
                flags.options().arguments(code == null ? words.subList(1, words.size()) : words);
        if (!scriptIsInput) {
            options.input(console.in());
        }
        flags.noteWhereInterpreted(console, "--jit");
        return new ScriptRun(console, script, options).awaitEnd();
    }

    private Script script() {
        Script script = namedScript();
        return kind.module ? script.as(Script.Kind.MODULE) : kind.commonJs ? script.as(Script.Kind.COMMONJS) : script;
    }

    private Script namedScript() {
        if (code != null) {
            return Script.text("-e", code);
        }
        if (words.isEmpty()) {
            throw error("Which script? Its file, - for standard input, or -e CODE.");
        }
        String word = words.get(0);
        return word.equals(STANDARD_INPUT)
                ? Script.text("standard input", wholeInput())
                : Script.file(ScriptFiles.readable(word, spec.commandLine()));
    }

    private String wholeInput() {
        StringWriter text = new StringWriter();
        try {
            console.in().transferTo(text);
        } catch (IOException e) {
            throw error("standard input: cannot be read: " + Await.reason(e));
        }
        return text.toString();
    }

    private ParameterException error(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
