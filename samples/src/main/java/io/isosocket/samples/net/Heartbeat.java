package io.isosocket.samples.net;

import io.isosocket.vertx.server.ServerConnection;
import io.isosocket.vertx.server.WebSocketServer;
import io.vertx.core.Vertx;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/**
 * Finds clients that are connected and do not answer: each is asked by a message in turn, and has until the next time; one
 * that is silent twice is cut off. Where the peer need not know of it, {@code ServerOptions.keepAliveInterval} does it with
 * pings of the protocol.
 */
public final class Heartbeat {

    private static final long DEFAULT_INTERVAL = 30_000;

    private final Vertx vertx;
    private final ServerConnection client;
    private final Consumer<String> out;
    private boolean answered = true;

    private Heartbeat(Vertx vertx, ServerConnection client, Consumer<String> out) {
        this.vertx = vertx;
        this.client = client;
        this.out = out;
    }

    /**
     * Starts a server on the loopback interface.
     *
     * @param vertx carries it, and the timers
     * @param port the port, or 0 for any free one
     * @param interval milliseconds between two questions
     * @param out gets who is alive and who is not
     * @return the server once it listens
     */
    public static CompletionStage<WebSocketServer> listen(Vertx vertx, int port, long interval, Consumer<String> out) {
        return WebSocketServer.builder()
                .vertx(vertx)
                .handler(client -> new Heartbeat(vertx, client, out).begin(interval))
                .listen(port);
    }

    /** The timer and the events come on the server's event loop, one at a time. */
    private void begin(long interval) {
        long timer = vertx.setPeriodic(interval, tick -> ask());
        client.onmessage(event -> Json.object(event.data())
                .filter(message -> "pong".equals(message.getString("type")))
                .ifPresent(pong -> {
                    answered = true;
                    out.accept("Client " + client.id() + " is alive");
                }));
        client.onclose(event -> vertx.cancelTimer(timer));
    }

    private void ask() {
        if (answered) {
            answered = false;
            client.send(Json.ofType("ping").encode());
        } else {
            out.accept("Client " + client.id() + " does not answer");
            client.terminate();
        }
    }

    /**
     * Runs the server.
     *
     * @param args the port
     */
    public static void main(String[] args) {
        Servers.run(args, 8893, port -> listen(Vertx.vertx(), port, DEFAULT_INTERVAL, System.out::println));
    }
}
