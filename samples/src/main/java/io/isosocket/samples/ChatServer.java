package io.isosocket.samples;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * A chat server: what one member says, all of them hear. It serves the page of the chat client too.
 *
 * <p>The members meet on the one event loop of the server.
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

    private static final int MOVED_AWAY = 1001;

    private static final long GRACE_SECONDS = 1;

    private final Set<ServerWebSocket> members = new LinkedHashSet<>();
    private final HttpServer server;

    private ChatServer(Vertx vertx) {
        server = vertx.createHttpServer().requestHandler(ChatServer::serveFile).webSocketHandler(this::join);
    }

    /**
     * Starts a server on the loopback interface.
     *
     * @param vertx carries it
     * @param port the port, or 0 for any free one
     * @return the server once it listens
     */
    public static Future<ChatServer> listen(Vertx vertx, int port) {
        ChatServer chat = new ChatServer(vertx);
        return chat.server.listen(port, "127.0.0.1").map(chat);
    }

    /** {@return the URL of its page} */
    public URI page() {
        return URI.create("http://127.0.0.1:" + server.actualPort() + "/");
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
        members.forEach(member -> member.close((short) MOVED_AWAY));
        return server.shutdown(GRACE_SECONDS, TimeUnit.SECONDS);
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

    private void join(ServerWebSocket member) {
        String name = nameOf(member);
        members.add(member);
        tellAll("*", name + " joined");
        member.textMessageHandler(text -> tellAll(name, text));
        member.closeHandler(closed -> {
            members.remove(member);
            tellAll("*", name + " left");
        });
    }

    private void tellAll(String from, String text) {
        String message = new JsonObject().put("from", from).put("text", text).encode();
        members.forEach(member -> member.writeTextMessage(message));
    }

    private static String nameOf(ServerWebSocket member) {
        String query = member.query();
        return query == null || !query.startsWith("name=")
                ? "guest"
                : URLDecoder.decode(query.substring("name=".length()), StandardCharsets.UTF_8);
    }
}
