package io.isosocket.cli;

import io.isosocket.CloseEvent;
import io.isosocket.WebSocket;
import io.isosocket.samples.Echo;
import io.isosocket.vertx.server.EchoServer;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;

/** {@code isosocket demo}: the first sample against an echo server of its own. */
@Command(
        name = "demo",
        description = "Starts an echo server, runs the Java sample against it and prints the events as they come.",
        mixinStandardHelpOptions = true,
        versionProvider = Versions.class)
final class DemoCommand implements Callable<Integer> {

    /** More than the sample's handshakes may take with their default time-outs. */
    private static final long LIMIT_SECONDS = 60;

    private final Console console;

    DemoCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws ExecutionException, InterruptedException {
        EchoServer server = Await.forever(EchoServer.listen("127.0.0.1", 0));
        Runnable cancel = Interrupts.onShutdown(() -> Await.briefly(server.close()));
        try {
            console.note("echo server at " + server.url());
            return run(server.url().toString());
        } finally {
            Await.briefly(server.close());
            cancel.run();
        }
    }

    private int run(String url) throws InterruptedException, ExecutionException {
        CompletableFuture<Boolean> clean = new CompletableFuture<>();
        WebSocket socket = Echo.open(url, console.out());
        socket.addEventListener(
                "close", event -> clean.complete(event instanceof CloseEvent close && close.wasClean()));
        if (socket.readyState() == WebSocket.CLOSED) {
            clean.complete(false); // it failed before the listener was there
        }
        try {
            return clean.get(LIMIT_SECONDS, TimeUnit.SECONDS) ? ExitCode.OK : ExitCode.FAILURE;
        } catch (TimeoutException e) {
            console.note("isosocket: the sample did not end within " + LIMIT_SECONDS + " s");
            return ExitCode.FAILURE;
        }
    }
}
