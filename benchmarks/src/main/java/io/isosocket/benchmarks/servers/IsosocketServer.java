package io.isosocket.benchmarks.servers;

import io.isosocket.BinaryType;
import io.isosocket.CompressionOptions;
import io.isosocket.benchmarks.work.EventLoops;
import io.isosocket.vertx.server.ServerOptions;
import io.isosocket.vertx.server.WebSocketServer;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;

/** Our server, as a user would write it. */
final class IsosocketServer implements Server {

    @Override
    public String description() {
        return "Isosocket, JDK " + Runtime.version();
    }

    @Override
    public int listen(boolean deflate) throws Exception {
        return WebSocketServer.builder()
                .vertx(EventLoops.vertx())
                .options(ServerOptions.builder()
                        .compression(deflate ? CompressionOptions.CONTEXT_TAKEOVER : CompressionOptions.DISABLED)
                        .build())
                .route("/echo", (ws, request) -> {
                    ws.binaryType(BinaryType.ARRAYBUFFER);
                    ws.onmessage(event -> {
                        if (event.data() instanceof ByteBuffer bytes) {
                            ws.send(bytes);
                        } else if (event.data() instanceof String text) {
                            ws.send(text);
                        }
                    });
                })
                .route(
                        "/broadcast",
                        (ws, request) -> ws.onmessage(event -> {
                            if (event.data() instanceof String text) {
                                ws.connections().broadcast(text);
                            }
                        }))
                .listen(0)
                .toCompletableFuture()
                .get(1, TimeUnit.MINUTES)
                .port();
    }
}
