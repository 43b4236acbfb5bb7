package io.isosocket.benchmarks;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The WebSocket client of Vert.x itself. */
final class VertxClient implements ClientMain.Client {

    private final Vertx vertx = Vertx.vertx();
    private final WebSocketClient client =
            vertx.createWebSocketClient(new WebSocketClientOptions().setMaxFrameSize(1 << 20));

    @Override
    public String description() {
        return "Vert.x WebSocketClient, JDK " + Runtime.version();
    }

    @Override
    public Result run(Round round) throws Exception {
        URI url = URI.create(round.url());
        CompletableFuture<Result> result = new CompletableFuture<>();
        client.connect(url.getPort(), url.getHost(), "/")
                .onSuccess(socket -> exchange(socket, round).whenComplete((counted, failure) -> {
                    socket.close();
                    if (failure == null) {
                        result.complete(counted);
                    } else {
                        result.completeExceptionally(failure);
                    }
                }))
                .onFailure(result::completeExceptionally);
        return result.get(10, TimeUnit.MINUTES);
    }

    private static CompletableFuture<Result> exchange(WebSocket socket, Round round) {
        String text = "x".repeat(round.size());
        byte[] bytes = new byte[round.size()];
        Counting counting = new Counting(
                round,
                round.binary()
                        ? () -> socket.writeBinaryMessage(Buffer.buffer(bytes))
                        : () -> socket.writeTextMessage(text));
        if (round.binary()) {
            socket.binaryMessageHandler(message -> counting.received(message.length()));
        } else {
            socket.textMessageHandler(message -> counting.received(message.length()));
        }
        socket.closeHandler(closed -> counting.fail("closed"));
        counting.begin();
        return counting.done();
    }
}
