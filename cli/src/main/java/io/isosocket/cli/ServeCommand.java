package io.isosocket.cli;

import io.isosocket.js.JsRuntime;
import io.isosocket.js.JsRuntimeOptions;
import io.isosocket.js.Script;
import io.isosocket.js.ServerRules;
import io.vertx.core.Future;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code isosocket serve}: a script's server, and the pages beside it, until Ctrl-C. */
@Command(
        name = "serve",
        description = {
            "Runs a script as a server until Ctrl-C and prints the URL. The paths that it takes with serverCreate of"
                    + " isosocket:websocket are there, beside the pages of --static; where the JDK can, hot code is"
                    + " compiled to machine code."
        },
        customSynopsis = "Usage: isosocket serve [OPTIONS] FILE [ARGS]",
        mixinStandardHelpOptions = true,
        versionProvider = Versions.class,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "  0:the script has ended it, by exit of isosocket:script",
            "  1:an error that nothing handled, or a port that is taken",
            "  2:wrong command line",
            "130:Ctrl-C"
        })
final class ServeCommand implements Callable<Integer> {

    @Parameters(arity = "1..*", paramLabel = "FILE [ARGS]", description = "The script, then its arguments.")
    private List<String> words = List.of();

    @Option(names = "--static", paramLabel = "FOLDER", description = "Serves the files of this folder as pages.")
    private @Nullable Path folder;

    @Mixin
    private ServerCertificate certificate = new ServerCertificate();

    @Mixin
    private RuntimeFlags flags = new RuntimeFlags();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    private final Console console;

    ServeCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Path file = ScriptFiles.readable(words.get(0), spec.commandLine());
        JsRuntimeOptions.Builder options =
                flags.options().arguments(words.subList(1, words.size())).input(console.in());
        options.serverRules(rules(options.build().serverRules()));
        flags.noteWhereInterpreted(console, "serve");
        return new ScriptRun(console, Script.file(file), options).awaitEnd(this::listen);
    }

    private ServerRules rules(ServerRules given) {
        ServerRules rules = certificate.tls().map(given::withTls).orElse(given);
        if (folder == null) {
            return rules;
        }
        if (!Files.isDirectory(folder)) {
            throw new ParameterException(spec.commandLine(), "--static " + folder + ": there is no such folder");
        }
        return rules.withOtherRequests(new StaticPages(folder));
    }

    private Future<?> listen(JsRuntime runtime) {
        return runtime.listen().onSuccess(this::tell);
    }

    private void tell(URI url) {
        console.result(url.toString());
        if (folder != null) {
            console.result(url.toString().replaceFirst("^ws", "http") + "/");
        }
    }
}
