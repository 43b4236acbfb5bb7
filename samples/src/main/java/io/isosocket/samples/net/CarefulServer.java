package io.isosocket.samples.net;

import io.isosocket.vertx.server.ServerConnection;
import io.isosocket.vertx.server.WebSocketServer;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** A server that checks every message before it does anything with it, and keeps track of its clients. */
public final class CarefulServer {

    private CarefulServer() {}

    /**
     * Starts the server on the loopback interface.
     *
     * @param port the port, or 0 for any free one
     * @param out gets who comes, who goes, and what they have done
     * @return the server once it listens
     */
    public static CompletionStage<WebSocketServer> listen(int port, Consumer<String> out) {
        return WebSocketServer.builder()
                .handler(client -> new Session(client, out).begin())
                .listen(port);
    }

    /** What is known of one client. */
    private static final class Session {

        private final ServerConnection client;
        private final Consumer<String> out;
        private final Instant connectedAt = Instant.now();
        private int messages;

        Session(ServerConnection client, Consumer<String> out) {
            this.client = client;
            this.out = out;
        }

        void begin() {
            out.accept("Client " + client.id() + " connected (total: "
                    + client.connections().size() + ")");
            client.onmessage(event -> {
                messages++;
                client.send(answer(event.data()).encode());
            });
            client.onclose(event -> {
                Duration there = Duration.between(connectedAt, Instant.now());
                out.accept("Client " + client.id() + " disconnected after " + there.toSeconds() + " seconds, "
                        + messages + " messages");
            });
        }

        private static JsonObject answer(@org.jspecify.annotations.Nullable Object data) {
            return Json.object(data)
                    .map(message -> message.getValue("type") instanceof String type
                            ? Json.ofType("accepted").put("of", type)
                            : refusal("Missing message type"))
                    .orElseGet(() -> refusal("Invalid JSON format"));
        }

        private static JsonObject refusal(String message) {
            return Json.ofType("error").put("message", message);
        }
    }

    /**
     * Runs the server.
     *
     * @param args the port
     */
    public static void main(String[] args) {
        Servers.run(args, 8891, port -> listen(port, System.out::println));
    }
}
