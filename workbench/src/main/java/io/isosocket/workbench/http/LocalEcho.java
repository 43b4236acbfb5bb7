package io.isosocket.workbench.http;

import io.isosocket.vertx.server.EchoServer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The echo server that one button starts, on a free port of this machine. Any thread may call its methods. */
final class LocalEcho {

    private final Vertx vertx;
    private @Nullable Future<EchoServer> server;

    LocalEcho(Vertx vertx) {
        this.vertx = vertx;
    }

    /** {@return what is told of it; null while it does not run} */
    synchronized @Nullable JsonObject shown() {
        return server == null || !server.succeeded() ? null : shown(server.result());
    }

    private static JsonObject shown(EchoServer running) {
        return new JsonObject().put("url", running.url().toString());
    }

    /** Starts it, where it does not run. */
    synchronized Future<JsonObject> start() {
        if (server == null || server.failed()) {
            server = Future.fromCompletionStage(EchoServer.listen(vertx, "127.0.0.1", 0));
        }
        return server.map(LocalEcho::shown);
    }

    /** Stops it, where it runs. */
    synchronized Future<Void> stop() {
        Future<EchoServer> running =
                Optional.ofNullable(server).orElseGet(() -> Future.failedFuture("it does not run"));
        server = null;
        return running.transform(started -> started.succeeded()
                ? Future.fromCompletionStage(started.result().close())
                : Future.succeededFuture());
    }
}
