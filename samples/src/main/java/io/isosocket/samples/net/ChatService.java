package io.isosocket.samples.net;

import io.isosocket.vertx.server.ServerConnection;
import io.isosocket.vertx.server.WebSocketServer;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/**
 * A chat whose members join by a message, so that a client needs nothing but a WebSocket; {@link
 * io.isosocket.samples.ChatServer} takes the name from the URL. It serves a page too.
 */
public final class ChatService {

    private ChatService() {}

    /**
     * Starts the chat on the loopback interface.
     *
     * @param port the port, or 0 for any free one
     * @param out gets what happens
     * @return the server once it listens
     */
    public static CompletionStage<WebSocketServer> listen(int port, Consumer<String> out) {
        return WebSocketServer.builder()
                .handler(connection -> new Guest(connection, out).begin())
                .otherRequests(new Page("chat.html"))
                .listen(port);
    }

    /** One who is connected, and a member once it has joined. On the server's event loop only. */
    private static final class Guest {

        private final ServerConnection connection;
        private final Consumer<String> out;
        private Optional<String> name = Optional.empty();

        Guest(ServerConnection connection, Consumer<String> out) {
            this.connection = connection;
            this.out = out;
        }

        void begin() {
            connection.onmessage(event -> Json.object(event.data())
                    .ifPresentOrElse(this::take, () -> out.accept("Invalid JSON from client: " + connection.id())));
            connection.onclose(event -> name.ifPresent(this::left));
        }

        private void take(JsonObject message) {
            switch (message.getString("type", "")) {
                case "join" -> joined(message.getString("username", "guest"));
                case "message" ->
                    name.ifPresent(member -> tellOthers(
                            member,
                            Json.ofType("message")
                                    .put("text", message.getString("text", ""))
                                    .put("timestamp", System.currentTimeMillis() / 1000)));
                default -> out.accept("Unknown message from client: " + connection.id());
            }
        }

        private void joined(String member) {
            name = Optional.of(member);
            tellOthers(member, Json.ofType("join"));
            out.accept(member + " joined");
        }

        private void left(String member) {
            tellOthers(member, Json.ofType("leave"));
            out.accept(member + " disconnected");
        }

        private void tellOthers(String member, JsonObject message) {
            connection.connections().broadcast(message.put("username", member).encode(), connection);
        }
    }

    /**
     * Runs the chat.
     *
     * @param args the port
     */
    public static void main(String[] args) {
        Servers.run(args, 8888, port -> listen(port, System.out::println));
    }
}
