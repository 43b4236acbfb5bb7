package io.isosocket.vertx.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.isosocket.WebSocketOptions;
import io.isosocket.vertx.peer.ObservedSocket;
import io.isosocket.vertx.peer.Show;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Vert.x's own WebSockets: its server against our client, its client against our server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VertxPeersTest {
    private static final int MEGABYTES = 4 << 20;

    private final EchoFixture echo = new EchoFixture();

    @AfterAll
    void stop() {
        echo.close();
    }

    private int startServer(boolean compressed) {
        HttpServerOptions options = new HttpServerOptions()
                .setHost("127.0.0.1")
                .setPort(0)
                .setMaxWebSocketMessageSize(MEGABYTES)
                .setWebSocketSubProtocols(List.of("second"))
                .setPerMessageWebSocketCompressionSupported(compressed)
                .setPerFrameWebSocketCompressionSupported(false);
        HttpServer server = echo.vertx().createHttpServer(options).webSocketHandler(VertxPeersTest::serve);
        return EchoFixture.await(server.listen().toCompletionStage()).actualPort();
    }

    private static void serve(ServerWebSocket socket) {
        if (socket.path().equals("/close")) {
            socket.close((short) 4001, "over");
            return;
        }
        socket.textMessageHandler(socket::writeTextMessage);
        socket.binaryMessageHandler(socket::writeBinaryMessage);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void itsServerEchoesOurMessages(boolean compressed) {
        WebSocketOptions options =
                WebSocketOptions.builder().protocols("first", "second").build();
        ObservedSocket socket = ObservedSocket.open("ws://127.0.0.1:" + startServer(compressed) + "/echo", options);
        assertEquals("second", socket.socket().protocol());
        assertEquals(compressed, socket.socket().extensions().startsWith("permessage-deflate"));
        for (String text : new String[] {"hello", "\u2713 \ud83d\ude00", "\u00e9x".repeat(350_000)}) {
            socket.socket().send(text);
            assertEquals(text, socket.nextMessage());
        }
        byte[] data = new byte[1 << 20];
        new Random(3).nextBytes(data);
        socket.socket().send(data);
        assertEquals(Show.bytes(data), socket.nextMessage());
        assertEquals(1000, socket.close().code());
    }

    @Test
    void itsServerClosesOurs() {
        assertEquals(
                4001,
                ObservedSocket.of("ws://127.0.0.1:" + startServer(false) + "/close")
                        .awaitCleanClose()
                        .code());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void itsClientGetsItsMessagesBack(boolean compressed) throws InterruptedException {
        BlockingQueue<String> seen = new LinkedBlockingQueue<>();
        WebSocketClientOptions options =
                new WebSocketClientOptions().setMaxMessageSize(MEGABYTES).setTryUsePerMessageCompression(compressed);
        WebSocketConnectOptions target = new WebSocketConnectOptions()
                .setHost("127.0.0.1")
                .setPort(echo.port())
                .setURI("/")
                .addSubProtocol("first");
        // Vert.x closes a client that nothing refers to any more.
        WebSocketClient vertxClient = echo.vertx().createWebSocketClient(options);
        var client = vertxClient.webSocket();
        client.textMessageHandler(text -> seen.add(Show.text(text)));
        client.binaryMessageHandler(data -> seen.add(Show.bytes(data.getBytes())));
        client.pongHandler(data -> seen.add("pong " + data));
        client.closeHandler(closed -> seen.add("close " + client.closeStatusCode()));
        EchoFixture.await(client.connect(target).toCompletionStage());
        assertEquals("first", client.subProtocol());
        String large = "\u2713x".repeat(250_000);
        for (String text : new String[] {"hello", large}) {
            EchoFixture.await(client.writeTextMessage(text).map(true).toCompletionStage());
            assertEquals(Show.text(text), next(seen));
        }
        byte[] bytes = new byte[1 << 20];
        new Random(4).nextBytes(bytes);
        EchoFixture.await(
                client.writeBinaryMessage(Buffer.buffer(bytes)).map(true).toCompletionStage());
        assertEquals(Show.bytes(bytes), next(seen));
        EchoFixture.await(client.writePing(Buffer.buffer("payload")).map(true).toCompletionStage());
        assertEquals("pong payload", next(seen));
        EchoFixture.await(client.close((short) 4000, "bye").map(true).toCompletionStage());
        assertEquals("close 4000", next(seen));
        EchoFixture.await(vertxClient.close().map(true).toCompletionStage());
    }

    private static @Nullable String next(BlockingQueue<String> seen) throws InterruptedException {
        return seen.poll(30, TimeUnit.SECONDS);
    }
}
