package io.isosocket.workbench.http;

import io.isosocket.vertx.server.Connections;
import io.isosocket.vertx.server.EchoServer;
import io.isosocket.vertx.server.ServerConnection;
import io.isosocket.vertx.server.WebSocketServer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * The server that one button starts, on a free port of this machine, for the presets: a chat, live updates, and an echo of
 * everything else. Any thread may call its methods.
 */
final class LocalServer {

    static final String CHAT = "chat";
    static final String LIVE = "live";

    private static final String MEMBERS = "chat";
    private static final long TICK_MILLIS = 1000;
    private static final double FIRST_PRICE = 100;

    private final Vertx vertx;
    private @Nullable Future<WebSocketServer> server;

    LocalServer(Vertx vertx) {
        this.vertx = vertx;
    }

    /** {@return what is told of it; null while it does not run} */
    synchronized @Nullable JsonObject shown() {
        return server == null || !server.succeeded() ? null : shown(server.result());
    }

    private static JsonObject shown(WebSocketServer running) {
        return new JsonObject().put("url", running.url() + "/");
    }

    /** Starts it, where it does not run. */
    synchronized Future<JsonObject> start() {
        if (server == null || server.failed()) {
            server = Future.fromCompletionStage(WebSocketServer.builder()
                    .vertx(vertx)
                    .options(EchoServer.OPTIONS)
                    .route("/" + CHAT, (socket, request) -> chat(socket))
                    .route("/" + LIVE, (socket, request) -> live(socket))
                    .handler(EchoServer::echo)
                    .listen("127.0.0.1", 0));
        }
        return server.map(LocalServer::shown);
    }

    /** Stops it, where it runs. */
    synchronized Future<Void> stop() {
        Future<WebSocketServer> running =
                Optional.ofNullable(server).orElseGet(() -> Future.failedFuture("it does not run"));
        server = null;
        return running.transform(started -> started.succeeded()
                ? Future.fromCompletionStage(started.result().close())
                : Future.succeededFuture());
    }

    /** Everything that a member says is told to all; who is there is told to who comes. */
    private static void chat(ServerConnection socket) {
        Connections all = socket.connections();
        socket.join(MEMBERS);
        socket.onmessage(event -> {
            String said = String.valueOf(event.data());
            JsonObject told = member(said)
                    .orElseGet(() -> new JsonObject().put("type", "message").put("text", said))
                    .put("from", "member " + socket.id())
                    .put("at", Instant.now().toString());
            all.room(MEMBERS).ifPresent(room -> room.broadcast(told.encode()));
        });
    }

    private static Optional<JsonObject> member(String said) {
        try {
            return Optional.of(new JsonObject(said));
        } catch (DecodeException e) {
            return Optional.empty();
        }
    }

    /** A price each second, from the first message on. */
    private void live(ServerConnection socket) {
        socket.onmessage(event -> {
            socket.onmessage(null);
            double[] price = {FIRST_PRICE};
            long timer = vertx.setPeriodic(1, TICK_MILLIS, id -> {
                price[0] += ThreadLocalRandom.current().nextGaussian();
                socket.send(new JsonObject()
                        .put("ticker", "ISO")
                        .put("price", Math.round(price[0] * 100) / 100.0)
                        .put("at", Instant.now().toString())
                        .encode());
            });
            socket.onclose(closed -> vertx.cancelTimer(timer));
        });
    }
}
