package io.isosocket.samples;

import io.isosocket.vertx.server.Connections;
import io.isosocket.vertx.server.HandshakeRequest;
import io.isosocket.vertx.server.ServerConnection;
import io.isosocket.vertx.server.WebSocketServer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;

/**
 * A chat server: what one member says, all of them hear. It serves the page of the chat client too.
 *
 * <p>It keeps no list of its members: the server's connections are the list.
 */
public final class ChatServer {

    /** The file of the client, which a page and {@code isosocket run} load as it is. */
    public static final String CLIENT = "chat-client.js";

    private static final Map<String, String> TYPES = Map.of(
            "index.html",
            "text/html; charset=utf-8",
            "view.js",
            "text/javascript; charset=utf-8",
            CLIENT,
            "text/javascript; charset=utf-8");

    private static final Duration GRACE = Duration.ofSeconds(1);

    private final WebSocketServer server;

    private ChatServer(WebSocketServer server) {
        this.server = server;
    }

    /**
     * Starts a server on the loopback interface.
     *
     * @param vertx carries it
     * @param port the port, or 0 for any free one
     * @return the server once it listens
     */
    public static Future<ChatServer> listen(Vertx vertx, int port) {
        // snippet: chat
        var server = WebSocketServer.builder()
                .vertx(vertx)
                .handler(ChatServer::join)
                .otherRequests(ChatServer::serveFile)
                .listen(port);
        // end
        return Future.fromCompletionStage(server.thenApply(ChatServer::new));
    }

    /** {@return the URL of its page} */
    public URI page() {
        return URI.create("http://127.0.0.1:" + server.port() + "/");
    }

    /**
     * The text of a file of the chat.
     *
     * @param name the file, {@link #CLIENT} for one
     * @return its text
     */
    public static String file(String name) {
        try (InputStream in = Objects.requireNonNull(ChatServer.class.getResourceAsStream("chat/" + name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    /**
     * Closes the server and its connections.
     *
     * @return completes when they are closed
     */
    public Future<Void> close() {
        return Future.fromCompletionStage(server.close(GRACE));
    }

    private static void serveFile(HttpServerRequest request) {
        String name = request.path().equals("/") ? "index.html" : request.path().substring(1);
        String type = TYPES.get(name);
        if (type == null) {
            request.response().setStatusCode(404).end();
        } else {
            request.response().putHeader("Content-Type", type).end(Buffer.buffer(file(name)));
        }
    }

    // snippet: join
    private static void join(ServerConnection member, HandshakeRequest request) {
        String name = request.queryParameter("name").orElse("guest");
        tellAll(member.connections(), "*", name + " joined");
        member.onmessage(event -> {
            if (event.data() instanceof String text) {
                tellAll(member.connections(), name, text);
            }
        });
        member.onclose(event -> tellAll(member.connections(), "*", name + " left"));
    }

    private static void tellAll(Connections members, String from, String text) {
        members.broadcast(new JsonObject().put("from", from).put("text", text).encode());
    }
    // end
}
