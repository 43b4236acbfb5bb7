package io.isosocket.samples.net;

import io.isosocket.vertx.server.Origins;
import io.isosocket.vertx.server.ServerOptions;
import io.isosocket.vertx.server.WebSocketServer;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** A server that welcomes its clients, whatever page they come from, and repeats what they send. */
public final class GreetingEcho {

    private GreetingEcho() {}

    /**
     * Starts the server on the loopback interface.
     *
     * @param port the port, or 0 for any free one
     * @param out gets what happens
     * @return the server once it listens
     */
    public static CompletionStage<WebSocketServer> listen(int port, Consumer<String> out) {
        return WebSocketServer.builder()
                .options(ServerOptions.builder().origins(Origins.any()).build())
                .handler(client -> {
                    out.accept("WebSocket client connected: " + client.id());
                    client.send("Welcome to the echo server!");
                    client.onmessage(event -> client.send("Echo: " + event.data()));
                    client.onclose(event -> out.accept("WebSocket client disconnected: " + client.id()));
                })
                .listen(port);
    }

    /**
     * Runs the server.
     *
     * @param args the port
     */
    public static void main(String[] args) {
        Servers.run(args, 8888, port -> listen(port, System.out::println));
    }
}
