package io.isosocket.benchmarks.servers;

import io.isosocket.benchmarks.work.EventLoops;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.ServerWebSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** The WebSocket server of Vert.x itself. */
final class VertxServer implements Server {

    private static final int MAX_MESSAGE = 1 << 25;

    @Override
    public String description() {
        return "Vert.x, JDK " + Runtime.version();
    }

    @Override
    public int listen(boolean deflate) throws Exception {
        Set<ServerWebSocket> receivers = ConcurrentHashMap.newKeySet();
        return EventLoops.vertx()
                .createHttpServer(options(deflate))
                .webSocketHandler(socket -> {
                    if (socket.path().equals("/broadcast")) {
                        broadcast(socket, receivers);
                    } else {
                        echo(socket);
                    }
                })
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(1, TimeUnit.MINUTES)
                .actualPort();
    }

    static HttpServerOptions options(boolean deflate) {
        return new HttpServerOptions()
                .setPerMessageWebSocketCompressionSupported(deflate)
                .setPerFrameWebSocketCompressionSupported(false)
                .setMaxWebSocketFrameSize(MAX_MESSAGE)
                .setMaxWebSocketMessageSize(MAX_MESSAGE);
    }

    static void echo(ServerWebSocket socket) {
        socket.textMessageHandler(socket::writeTextMessage);
        socket.binaryMessageHandler(socket::writeBinaryMessage);
    }

    static void broadcast(ServerWebSocket socket, Set<ServerWebSocket> receivers) {
        receivers.add(socket);
        socket.closeHandler(closed -> receivers.remove(socket));
        socket.textMessageHandler(message -> receivers.forEach(each -> each.writeTextMessage(message)));
    }
}
