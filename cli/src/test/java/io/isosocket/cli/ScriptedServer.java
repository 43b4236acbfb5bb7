package io.isosocket.cli;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.net.KeyCertOptions;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** A server that does what a test says, on Vert.x's own WebSocket. */
final class ScriptedServer implements AutoCloseable {

    private final Vertx vertx = Vertx.vertx();
    private final int port;

    private final String scheme;

    private ScriptedServer(HttpServerOptions options, UnaryOperator<HttpServer> script) throws Exception {
        scheme = options.isSsl() ? "wss://localhost:" : "ws://127.0.0.1:";
        port = script.apply(vertx.createHttpServer(options))
                .listen(0, "127.0.0.1")
                .await(30, TimeUnit.SECONDS)
                .actualPort();
    }

    static ScriptedServer accepting(Handler<ServerWebSocket> script) throws Exception {
        return new ScriptedServer(new HttpServerOptions(), server -> server.webSocketHandler(script));
    }

    /** {@return a server that speaks TLS, at the name "localhost"} */
    static ScriptedServer acceptingTls(KeyCertOptions certificate, Handler<ServerWebSocket> script) throws Exception {
        HttpServerOptions options = new HttpServerOptions().setSsl(true).setKeyCertOptions(certificate);
        return new ScriptedServer(options, server -> server.webSocketHandler(script));
    }

    /** {@return a server that refuses every handshake} */
    static ScriptedServer refusing(int status, String body) throws Exception {
        return new ScriptedServer(
                new HttpServerOptions(),
                server -> server.requestHandler(
                        request -> request.response().setStatusCode(status).end(body)));
    }

    String url() {
        return scheme + port + "/";
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
