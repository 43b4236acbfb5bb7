package io.isosocket.testing;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.net.KeyCertOptions;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** A server that does what a test says, on Vert.x's own WebSocket. */
public final class ScriptedServer implements AutoCloseable {

    private static final long SECONDS = 30;

    private final Vertx vertx = Vertx.vertx();
    private final BlockingQueue<String> ends;
    private final String scheme;
    private final int port;

    private ScriptedServer(HttpServerOptions options, BlockingQueue<String> ends, UnaryOperator<HttpServer> script)
            throws Exception {
        this.ends = ends;
        scheme = options.isSsl() ? "wss://localhost:" : "ws://127.0.0.1:";
        port = script.apply(vertx.createHttpServer(options))
                .listen(0, "127.0.0.1")
                .await(SECONDS, TimeUnit.SECONDS)
                .actualPort();
    }

    /**
     * Starts a server that accepts connections.
     *
     * @param script what it does with each
     * @param subprotocols those that it knows
     * @return the server, listening
     * @throws Exception if it cannot
     */
    public static ScriptedServer accepting(Handler<ServerWebSocket> script, String... subprotocols) throws Exception {
        return accepting(new HttpServerOptions().setWebSocketSubProtocols(List.of(subprotocols)), script);
    }

    /**
     * Starts a server that accepts connections by TLS, at the name "localhost".
     *
     * @param certificate its own
     * @param script what it does with each
     * @return the server, listening
     * @throws Exception if it cannot
     */
    public static ScriptedServer acceptingTls(KeyCertOptions certificate, Handler<ServerWebSocket> script)
            throws Exception {
        return accepting(new HttpServerOptions().setSsl(true).setKeyCertOptions(certificate), script);
    }

    private static ScriptedServer accepting(HttpServerOptions options, Handler<ServerWebSocket> script)
            throws Exception {
        BlockingQueue<String> ends = new LinkedBlockingQueue<>();
        return new ScriptedServer(
                options,
                ends,
                server -> server.webSocketHandler(socket -> {
                    socket.closeHandler(closed -> ends.add(socket.closeStatusCode() + " " + socket.closeReason()));
                    script.handle(socket);
                }));
    }

    /**
     * Starts a server that refuses every handshake.
     *
     * @param status with this status
     * @param body and this body
     * @return the server, listening
     * @throws Exception if it cannot
     */
    public static ScriptedServer refusing(int status, String body) throws Exception {
        return new ScriptedServer(
                new HttpServerOptions(),
                new LinkedBlockingQueue<>(),
                server -> server.requestHandler(
                        request -> request.response().setStatusCode(status).end(body)));
    }

    /** {@return where it is} */
    public String url() {
        return scheme + port + "/";
    }

    /** {@return the code and the reason with which the next connection ends, as in {@code 1000 null}} */
    public String awaitEnd() throws InterruptedException {
        String end = ends.poll(SECONDS, TimeUnit.SECONDS);
        if (end == null) {
            throw new AssertionError("no connection has ended in " + SECONDS + " s");
        }
        return end;
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
