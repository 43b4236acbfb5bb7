package io.isosocket.cli;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.ServerWebSocket;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** A server that does what a test says, on Vert.x's own WebSocket. */
final class ScriptedServer implements AutoCloseable {

    private final Vertx vertx = Vertx.vertx();
    private final int port;

    private ScriptedServer(UnaryOperator<HttpServer> script) throws Exception {
        port = script.apply(vertx.createHttpServer())
                .listen(0, "127.0.0.1")
                .await(30, TimeUnit.SECONDS)
                .actualPort();
    }

    static ScriptedServer accepting(Handler<ServerWebSocket> script) throws Exception {
        return new ScriptedServer(server -> server.webSocketHandler(script));
    }

    /** {@return a server that refuses every handshake} */
    static ScriptedServer refusing(int status, String body) throws Exception {
        return new ScriptedServer(server -> server.requestHandler(
                request -> request.response().setStatusCode(status).end(body)));
    }

    String url() {
        return "ws://127.0.0.1:" + port + "/";
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
