package io.isosocket.samples;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.ServerWebSocket;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A server on Vert.x's own WebSocket that does what a test says, and notes how its connections end. */
final class TestServer implements AutoCloseable {

    private static final long SECONDS = 30;

    private final Vertx vertx = Vertx.vertx();
    private final BlockingQueue<String> ends = new LinkedBlockingQueue<>();
    private final int port;

    private TestServer(Handler<ServerWebSocket> script) throws Exception {
        port = vertx.createHttpServer(new HttpServerOptions()
                        .setHost("127.0.0.1")
                        .setPort(0)
                        .setWebSocketSubProtocols(List.of("graphql-ws")))
                .webSocketHandler(socket -> {
                    socket.closeHandler(
                            closed -> ends.add(socket.closeStatusCode() + " " + String.valueOf(socket.closeReason())));
                    script.handle(socket);
                })
                .listen()
                .await(SECONDS, TimeUnit.SECONDS)
                .actualPort();
    }

    static TestServer accepting(Handler<ServerWebSocket> script) throws Exception {
        return new TestServer(script);
    }

    String url() {
        return "ws://127.0.0.1:" + port + "/";
    }

    /** {@return code and reason with which the next connection ends} */
    String awaitEnd() throws InterruptedException {
        return String.valueOf(ends.poll(SECONDS, TimeUnit.SECONDS));
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
