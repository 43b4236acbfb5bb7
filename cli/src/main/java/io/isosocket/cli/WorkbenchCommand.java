package io.isosocket.cli;

import io.isosocket.workbench.Workbench;
import io.isosocket.workbench.WorkbenchOptions;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code isosocket workbench}: a WebSocket test client as a web page, until Ctrl-C. */
@Command(
        name = "workbench",
        description = {
            "Serves a WebSocket test client as a web page on this machine, prints its URL and opens the browser. It runs"
                    + " until Ctrl-C; what is logged and saved is there the next time."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Versions.class)
final class WorkbenchCommand implements Callable<Integer> {

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "0",
            description = "The port on 127.0.0.1; 0, the default, for any that is free.")
    private int port;

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            description =
                    "Where sessions, logs and what is saved are kept; by default where the system has a user's data.")
    private @Nullable Path data;

    @Option(names = "--no-browser", description = "Prints the URL and opens no browser.")
    private boolean noBrowser;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    private final Console console;

    WorkbenchCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Workbench workbench;
        try {
            workbench = Await.forever(Workbench.start(options()));
        } catch (ExecutionException e) {
            console.note("isosocket: the workbench cannot start: " + Await.reason(e));
            return ExitCode.FAILURE;
        } catch (InterruptedException e) {
            return ExitCode.INTERRUPTED;
        }
        Runnable cancel = Interrupts.onShutdown(() -> Await.briefly(workbench.close()));
        try {
            console.result(workbench.url().toString());
            if (!noBrowser && !Browser.open(workbench.url())) {
                console.note("isosocket: no browser could be opened; open the URL in one");
            }
            new CountDownLatch(1).await();
            throw new AssertionError("unreachable");
        } catch (InterruptedException e) {
            Await.briefly(workbench.close());
            return ExitCode.INTERRUPTED;
        } finally {
            cancel.run();
        }
    }

    private WorkbenchOptions options() {
        try {
            return new WorkbenchOptions(port, data == null ? Workbench.usualDataFolder() : data);
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), "--" + wrong.getMessage(), wrong);
        }
    }
}
