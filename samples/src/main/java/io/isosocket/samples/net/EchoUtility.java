package io.isosocket.samples.net;

import io.isosocket.WebSocket;
import io.isosocket.vertx.server.EchoServer;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** The echo server that is one call, and a client that tries it. */
public final class EchoUtility {

    private EchoUtility() {}

    /**
     * Starts the server, tries it and stops it.
     *
     * @param out gets what happens
     * @return completes when the server has stopped
     */
    public static CompletionStage<Void> run(Consumer<String> out) {
        return EchoServer.listen("127.0.0.1", 0).thenCompose(echo -> {
            var socket = new WebSocket(echo.url().toString());
            socket.onopen(event -> socket.send("Hello, echo!"));
            socket.onmessage(event -> {
                out.accept("Echo response: " + event.data());
                socket.close(1000);
            });
            return Ends.of(socket).thenCompose(ended -> echo.close());
        });
    }

    /**
     * Tries it.
     *
     * @param args none
     */
    public static void main(String[] args) {
        run(System.out::println);
    }
}
