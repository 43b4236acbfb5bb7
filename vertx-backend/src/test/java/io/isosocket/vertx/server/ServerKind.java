package io.isosocket.vertx.server;

import io.isosocket.CompressionOptions;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The ways to serve WebSockets, each on the loopback interface. */
enum ServerKind {
    STAND_ALONE {
        @Override
        Started start(Vertx vertx, ServerOptions options, ConnectionHandler handler) {
            WebSocketServer server = ServerFixture.await(WebSocketServer.builder()
                    .vertx(vertx)
                    .options(options)
                    .handler(handler)
                    .listen(0));
            return new Started(server.port(), () -> server.close(GRACE));
        }
    },
    ROUTER {
        @Override
        Started start(Vertx vertx, ServerOptions options, ConnectionHandler handler) {
            Router router = Router.router(vertx);
            router.route("/*").handler(WebSocketHandler.create(options, handler));
            HttpServer server =
                    ServerFixture.await(vertx.createHttpServer(new HttpServerOptions().setHttp2ClearTextEnabled(false))
                            .requestHandler(router)
                            .listen(0, "127.0.0.1")
                            .toCompletionStage());
            return new Started(server.actualPort(), () -> server.shutdown(GRACE.toMillis(), TimeUnit.MILLISECONDS)
                    .toCompletionStage());
        }
    },
    ECHO {
        @Override
        Started start(Vertx vertx, ServerOptions options, ConnectionHandler unused) {
            EchoServer server = ServerFixture.await(EchoServer.listen(vertx, "127.0.0.1", 0, options));
            return new Started(server.url().getPort(), server::close);
        }
    };

    private static final Duration GRACE = Duration.ofSeconds(1);

    /**
     * A server.
     *
     * @param port where it listens
     * @param stop ends it with 1001
     */
    record Started(int port, Supplier<CompletionStage<Void>> stop) {}

    /** Starts one whose connections go to the handler; an echo server has its own. */
    abstract Started start(Vertx vertx, ServerOptions options, ConnectionHandler handler);

    /** Starts one that sends every message back, and compresses as much as it may. */
    Started startEcho(Vertx vertx) {
        ServerOptions options = ServerOptions.builder()
                .compression(CompressionOptions.CONTEXT_TAKEOVER)
                .build();
        return start(vertx, options, (socket, request) -> ServerFixture.echo(socket));
    }
}
