package io.isosocket.vertx.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.isosocket.vertx.peer.Show;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The JDK's own client against our echo server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JdkClientTest {
    private final EchoFixture echo = new EchoFixture();

    @AfterAll
    void stop() {
        echo.close();
    }

    /** Collects whole messages, pongs and the close as lines. */
    private static final class Collector implements WebSocket.Listener {
        private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
        private final StringBuilder text = new StringBuilder();
        private final ByteArrayOutputStream binary = new ByteArrayOutputStream();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                lines.add("text " + Show.text(text.toString()));
                text.setLength(0);
            }
            socket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
            byte[] part = new byte[data.remaining()];
            data.get(part);
            binary.writeBytes(part);
            if (last) {
                lines.add("binary " + Show.bytes(binary.toByteArray()));
                binary.reset();
            }
            socket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onPong(WebSocket socket, ByteBuffer message) {
            byte[] data = new byte[message.remaining()];
            message.get(data);
            lines.add("pong " + Show.bytes(data));
            socket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            lines.add("close " + code);
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            lines.add("error " + error);
        }

        @Nullable String next() throws InterruptedException {
            return lines.poll(30, TimeUnit.SECONDS);
        }
    }

    @Test
    void getsItsMessagesBack() throws InterruptedException {
        Collector seen = new Collector();
        WebSocket socket = EchoFixture.await(HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .subprotocols("first", "second")
                .buildAsync(URI.create(echo.url("/")), seen));
        assertEquals("first", socket.getSubprotocol());
        EchoFixture.await(socket.sendText("hel", false));
        EchoFixture.await(socket.sendText("lo", true));
        assertEquals("text \"hello\"", seen.next());
        String large = "\u2713x".repeat(500_000);
        EchoFixture.await(socket.sendText(large, true));
        assertEquals("text " + Show.text(large), seen.next());
        byte[] bytes = new byte[1 << 20];
        new Random(2).nextBytes(bytes);
        EchoFixture.await(socket.sendBinary(ByteBuffer.wrap(bytes), true));
        assertEquals("binary " + Show.bytes(bytes), seen.next());
        EchoFixture.await(socket.sendPing(ByteBuffer.wrap(new byte[] {1, 2})));
        assertEquals("pong 0102", seen.next());
        EchoFixture.await(socket.sendClose(4000, "bye"));
        assertEquals("close 4000", seen.next());
    }
}
