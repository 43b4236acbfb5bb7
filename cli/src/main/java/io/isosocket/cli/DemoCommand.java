package io.isosocket.cli;

import io.isosocket.samples.ChatServer;
import io.vertx.core.Vertx;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code isosocket demo}: a chat between two runs of a browser's script, at a server of its own. */
@Command(
        name = "demo",
        description = {
            "Starts a chat server, runs a browser's script against it twice, as Ada and as Grace, lets them talk, and"
                    + " prints what each sees.",
            "With --page it starts the server alone, for a browser, which loads the same script."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Versions.class)
final class DemoCommand implements Callable<Integer> {

    @Option(names = "--page", description = "Serves the page for a browser, until Ctrl-C.")
    private boolean page;

    private final Console console;

    DemoCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws ExecutionException, InterruptedException {
        Vertx vertx = Vertx.vertx();
        ChatServer server = Await.forever(ChatServer.listen(vertx, 0).toCompletionStage());
        Runnable end =
                () -> Await.briefly(server.close().eventually(vertx::close).toCompletionStage());
        Runnable cancel = Interrupts.onShutdown(end);
        try {
            console.note("chat server at " + server.page());
            if (page) {
                console.result(server.page().toString());
                new CountDownLatch(1).await();
            }
            new ChatDemo(console, vertx, server).play();
            return ExitCode.OK;
        } catch (TimeoutException e) {
            console.note("isosocket: " + e.getMessage());
            return ExitCode.FAILURE;
        } catch (InterruptedException e) {
            return ExitCode.INTERRUPTED;
        } finally {
            cancel.run();
            end.run();
        }
    }
}
