package io.isosocket.vertx.reconnect;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A server of Vert.x's own that writes down the number with which each message begins, by connection. */
final class RecordingServer {

    private final Vertx vertx = Vertx.vertx();
    private final List<List<Integer>> connections = new CopyOnWriteArrayList<>();
    private final AtomicInteger accepted = new AtomicInteger();
    private final HttpServer server;

    RecordingServer() throws Exception {
        server = vertx.createHttpServer(new HttpServerOptions().setMaxWebSocketMessageSize(1 << 20))
                .connectionHandler(connection -> accepted.incrementAndGet())
                .webSocketHandler(socket -> {
                    List<Integer> numbers = new CopyOnWriteArrayList<>();
                    connections.add(numbers);
                    socket.textMessageHandler(
                            message -> numbers.add(Integer.valueOf(message.substring(0, message.indexOf(' ')))));
                })
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS);
    }

    int port() {
        return server.actualPort();
    }

    /** {@return how many connections of TCP there have been; counted before anything is answered} */
    int accepted() {
        return accepted.get();
    }

    /** What came, for each connection in the order in which they were opened. */
    List<List<Integer>> received() {
        return new ArrayList<>(connections);
    }

    /** Ends every connection. */
    void stop() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    }
}
