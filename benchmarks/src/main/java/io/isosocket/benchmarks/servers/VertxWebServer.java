package io.isosocket.benchmarks.servers;

import io.vertx.core.Vertx;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.ext.web.Router;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** The WebSocket server of Vert.x behind a Router of vertx-web. */
final class VertxWebServer implements Server {

    @Override
    public String description() {
        return "vertx-web, JDK " + Runtime.version();
    }

    @Override
    public int listen(boolean deflate) throws Exception {
        Vertx vertx = Vertx.vertx();
        Set<ServerWebSocket> receivers = ConcurrentHashMap.newKeySet();
        Router router = Router.router(vertx);
        router.route("/echo").handler(context -> context.request().toWebSocket().onSuccess(VertxServer::echo));
        router.route("/broadcast")
                .handler(context ->
                        context.request().toWebSocket().onSuccess(socket -> VertxServer.broadcast(socket, receivers)));
        return vertx.createHttpServer(VertxServer.options(deflate))
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(1, TimeUnit.MINUTES)
                .actualPort();
    }
}
