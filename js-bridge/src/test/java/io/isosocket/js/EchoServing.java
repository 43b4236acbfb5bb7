package io.isosocket.js;

import io.isosocket.vertx.server.EchoServer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

/** Our echo server on a Vertx of its own. */
final class EchoServing implements AutoCloseable {

    private final Vertx vertx = Vertx.vertx();
    private final EchoServer server = Play.await(Future.fromCompletionStage(EchoServer.listen(vertx, "127.0.0.1", 0)));

    String url() {
        return server.url().toString();
    }

    @Override
    public void close() {
        Play.await(vertx.close());
    }
}
