package io.isosocket.vertx.interop;

import io.isosocket.vertx.server.EchoServer;
import io.vertx.core.Vertx;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** Our echo server on a Vertx of its own. */
final class EchoFixture implements AutoCloseable {
    private final Vertx vertx = Vertx.vertx();
    private final EchoServer server = await(EchoServer.listen(vertx, "127.0.0.1", 0));

    Vertx vertx() {
        return vertx;
    }

    String url(String path) {
        return server.url() + path;
    }

    int port() {
        return server.url().getPort();
    }

    static <T> T await(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        await(vertx.close().toCompletionStage().thenApply(closed -> true));
    }
}
