package io.isosocket.vertx.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.isosocket.ReceiveChannel;
import io.isosocket.Received;
import io.isosocket.TimerChannel;
import io.isosocket.WebSocket;
import io.isosocket.WebSocketChannel;
import io.isosocket.WebSocketFailure;
import io.isosocket.WebSocketMessage;
import io.isosocket.WebSocketOptions;
import io.isosocket.testing.DeafPort;
import io.isosocket.vertx.server.EchoServer;
import io.vertx.core.Context;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import io.vertx.core.internal.VertxInternal;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Channels over real sockets. */
@ExtendWith(VertxExtension.class)
@Timeout(60)
class ChannelConnectTest {

    private EchoServer server;

    @BeforeEach
    void startServer(Vertx vertx) throws Exception {
        server = get(EchoServer.listen(vertx, "127.0.0.1", 0).toCompletableFuture());
    }

    @AfterEach
    void stopServer() throws Exception {
        get(server.close().toCompletableFuture());
    }

    private String url() {
        return server.url().toString();
    }

    @Test
    void whatIsSentComesBackAndTheCloseEndsIt() throws Exception {
        try (WebSocketChannel channel = WebSocketChannel.connect(url())) {
            assertEquals(WebSocket.OPEN, channel.socket().readyState());
            channel.send("text");
            channel.send(ByteBuffer.wrap(new byte[] {1, 2, 3}));
            channel.awaitDrained();
            assertEquals("text", channel.receive().value().text());
            assertEquals(
                    ByteBuffer.wrap(new byte[] {1, 2, 3}),
                    channel.receive().value().bytes());
            assertFalse(get(channel.ping().toCompletableFuture()).isNegative());

            channel.close(4000, "done");
            assertFalse(channel.receive().ok());
            assertEquals(
                    new WebSocketChannel.Closed(true, 4000, "done", Optional.empty()),
                    channel.closed().orElseThrow());
        }
    }

    @Test
    void channelOfOneMessageGetsThousandsInTheirOrder() throws Exception {
        int count = 20_000;
        WebSocketOptions options = WebSocketOptions.builder().channelCapacity(1).build();
        try (WebSocketChannel channel = WebSocketChannel.connect(url(), options)) {
            for (int i = 0; i < count; i++) {
                channel.send("m" + i);
            }
            for (int i = 0; i < count; i++) {
                assertEquals("m" + i, channel.receive().value().text());
            }
        }
    }

    @Test
    void fullChannelCanBeClosedAndTheServersCloseFrameIsSeen() throws Exception {
        WebSocketOptions options = WebSocketOptions.builder().channelCapacity(2).build();
        WebSocketChannel channel = WebSocketChannel.connect(url(), options);
        for (int i = 0; i < 1000; i++) {
            channel.send("m" + i);
        }
        channel.awaitDrained();
        assertEquals("m0", channel.receive().value().text());
        channel.close();
        List<String> rest = new ArrayList<>();
        channel.forEach(message -> rest.add(message.text()));
        assertTrue(channel.closed().orElseThrow().wasClean());
        // No more was ever held than may be.
        assertEquals(List.of("m1", "m2").subList(0, Math.min(rest.size(), 2)), rest);
    }

    @Test
    void selectAcrossSocketsAndATimer() throws Exception {
        try (WebSocketChannel one = WebSocketChannel.connect(url());
                WebSocketChannel two = WebSocketChannel.connect(url())) {
            two.send("from two");
            TimerChannel never = TimerChannel.after(Duration.ofDays(1));
            Received<?> received = ReceiveChannel.select(one, never, two);
            assertEquals("from two", received.value(two).text());
            TimerChannel soon = TimerChannel.after(Duration.ofMillis(5));
            assertTrue(ReceiveChannel.select(one, two, soon).isFrom(soon));
            never.cancel();
        }
    }

    @Test
    void connectThatIsRefusedThrowsTheFailure() throws Exception {
        try (DeafPort port = new DeafPort()) {
            WebSocketFailure failure = assertThrows(WebSocketFailure.class, () -> WebSocketChannel.connect(port.url()));
            assertEquals(WebSocketFailure.Kind.UNREACHABLE, failure.kind());
        }
    }

    @Test
    void interruptedConnectIsGivenUp() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<WebSocketChannel> result = new CompletableFuture<>();
            Thread thread = new Thread(() ->
                    complete(result, () -> WebSocketChannel.connect("ws://127.0.0.1:" + silent.getLocalPort() + "/")));
            thread.start();
            try (var peer = silent.accept()) {
                thread.interrupt();
                ExecutionException thrown = assertThrows(ExecutionException.class, () -> get(result));
                assertInstanceOf(InterruptedException.class, thrown.getCause());
                readToTheEnd(peer.getInputStream());
            }
        }
    }

    /** The end may be a reset. */
    private static void readToTheEnd(InputStream in) {
        try {
            in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException reset) {
            // It has ended.
        }
    }

    @Test
    void waitOnAnyEventLoopIsRefused(Vertx vertx) throws Exception {
        WebSocketChannel channel = WebSocketChannel.connect(url());
        Context other = vertx.getOrCreateContext();
        for (Callable<?> wait : List.<Callable<?>>of(
                channel::receive,
                () -> ReceiveChannel.select(channel, TimerChannel.after(Duration.ofMillis(1))),
                () -> WebSocketChannel.connect(url()))) {
            CompletableFuture<Object> result = new CompletableFuture<>();
            other.runOnContext(started -> complete(result, wait));
            ExecutionException thrown = assertThrows(ExecutionException.class, () -> get(result));
            assertInstanceOf(IllegalStateException.class, thrown.getCause());
        }
        channel.close();
    }

    @Test
    void workerMayWaitForAChannelOfAnotherThreadAndNotForItsOwn(Vertx vertx) throws Exception {
        Context worker = ((VertxInternal) vertx).createContext(ThreadingModel.WORKER);
        try (WebSocketChannel foreign = WebSocketChannel.connect(url())) {
            CompletableFuture<WebSocketMessage> received = new CompletableFuture<>();
            worker.runOnContext(started -> complete(received, () -> {
                foreign.send("hello");
                return foreign.receive().value();
            }));
            assertEquals("hello", get(received).text());
        }
        CompletableFuture<WebSocketChannel> own = new CompletableFuture<>();
        worker.runOnContext(started -> complete(own, () -> WebSocketChannel.connect(url())));
        ExecutionException thrown = assertThrows(ExecutionException.class, () -> get(own));
        assertInstanceOf(IllegalStateException.class, thrown.getCause());
    }

    @Test
    void channelOfAWorkersSocketIsReadByOthers(Vertx vertx) throws Exception {
        Context worker = ((VertxInternal) vertx).createContext(ThreadingModel.WORKER);
        CompletableFuture<WebSocketChannel> opened = new CompletableFuture<>();
        WebSocketOptions options = WebSocketOptions.builder().channelCapacity(3).build();
        worker.runOnContext(started -> WebSocketChannel.connectAsync(url(), options)
                .whenComplete((channel, failure) -> complete(opened, () -> channel)));
        try (WebSocketChannel channel = get(opened)) {
            for (int i = 0; i < 5000; i++) {
                channel.send("m" + i);
            }
            for (int i = 0; i < 5000; i++) {
                assertEquals("m" + i, channel.receive().value().text());
            }
        }
    }

    private static <T> void complete(CompletableFuture<T> result, Callable<? extends T> call) {
        try {
            result.complete(call.call());
        } catch (Exception thrown) {
            result.completeExceptionally(thrown);
        }
    }

    private static <T> T get(CompletableFuture<T> future) throws Exception {
        return future.get(30, TimeUnit.SECONDS);
    }
}
