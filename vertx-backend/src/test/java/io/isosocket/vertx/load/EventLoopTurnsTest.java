package io.isosocket.vertx.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.isosocket.BinaryType;
import io.isosocket.CompressionOptions;
import io.isosocket.WebSocket;
import io.isosocket.WebSocketOptions;
import io.isosocket.vertx.server.EchoServer;
import io.isosocket.vertx.server.ServerOptions;
import io.netty.channel.EventLoop;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What takes long is done in turns of the event loop, between which others have theirs. */
class EventLoopTurnsTest {

    private static final int SIZE = 16 << 20;
    private static final long SECONDS = 60;

    @Test
    void aLargeMessageThatIsCompressedLeavesTheEventLoopToOthers() throws Exception {
        Vertx vertx = Vertx.vertx();
        try {
            String url = EchoServer.listen(
                            vertx,
                            "127.0.0.1",
                            0,
                            ServerOptions.builder()
                                    .compression(CompressionOptions.CONTEXT_TAKEOVER)
                                    .maxMessageSize(SIZE)
                                    .build())
                    .toCompletableFuture()
                    .get(SECONDS, TimeUnit.SECONDS)
                    .url()
                    .toString();
            CompletableFuture<Long> left = new CompletableFuture<>();
            CompletableFuture<Integer> echoed = new CompletableFuture<>();
            ContextInternal context = (ContextInternal) vertx.getOrCreateContext();
            context.runOnContext(begin -> {
                WebSocket socket = new WebSocket(
                        url,
                        WebSocketOptions.builder()
                                .compression(CompressionOptions.CONTEXT_TAKEOVER)
                                .build());
                socket.binaryType(BinaryType.ARRAYBUFFER);
                socket.onmessage(
                        event -> echoed.complete(event.data() instanceof ByteBuffer data ? data.remaining() : -1));
                socket.onclose(event -> echoed.completeExceptionally(new AssertionError("closed: " + event.code())));
                socket.onopen(event -> {
                    // All zeros: the socket would take all that becomes of it at once.
                    socket.send(ByteBuffer.allocate(SIZE));
                    EventLoop loop = context.nettyEventLoop();
                    // In this turn Netty does whatever is executed meanwhile; what is scheduled there waits for the
                    // next.
                    loop.execute(() -> later(loop, () -> later(loop, () -> left.complete(socket.bufferedAmount()))));
                });
            });
            assertTrue(
                    left.get(SECONDS, TimeUnit.SECONDS) > 0, "all of it was compressed before the next turn but one");
            assertEquals(SIZE, echoed.get(SECONDS, TimeUnit.SECONDS));
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get(SECONDS, TimeUnit.SECONDS);
        }
    }

    private static void later(EventLoop loop, Runnable task) {
        var unused = loop.schedule(task, 0, TimeUnit.NANOSECONDS);
    }
}
