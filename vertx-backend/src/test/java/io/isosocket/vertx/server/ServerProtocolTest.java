package io.isosocket.vertx.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.isosocket.CompressionOptions;
import io.isosocket.DOMException;
import io.isosocket.WebSocketFailure;
import io.isosocket.WebSocketOptions;
import io.isosocket.vertx.peer.Deflated;
import io.isosocket.vertx.peer.Frame;
import io.isosocket.vertx.peer.ObservedSocket;
import io.isosocket.vertx.peer.PeerConnection;
import io.isosocket.vertx.peer.Violation;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The protocol's cases from the server's side, through the public API. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServerProtocolTest {

    private final ServerFixture fixture = new ServerFixture();

    @BeforeAll
    void start() {
        WebSocketServer.Builder builder = WebSocketServer.builder()
                .route("/echo", (socket, request) -> ServerFixture.echo(socket))
                .route("/noting", (socket, request) -> note(socket))
                .route(
                        "/close/:code",
                        (socket, request) -> socket.close(Integer.parseInt(request.pathParameter("code")), "so"));
        fixture.start(builder, options -> options.compression(CompressionOptions.CONTEXT_TAKEOVER)
                .maxMessageSize(1 << 20)
                .closeTimeout(Duration.ofSeconds(1)));
    }

    private void note(ServerConnection socket) {
        socket.onmessage(event -> fixture.note("message " + event.data()));
        socket.onping(event -> fixture.note("ping " + text(event.data())));
        socket.onpong(event -> fixture.note("pong " + text(event.data())));
        socket.onerror(event -> fixture.note("error"));
        socket.onclose(event -> {
            fixture.note("close " + event.code() + " " + event.wasClean());
            fixture.note(WebSocketFailure.of(event)
                    .map(failure -> failure.closeCodeSent().orElse(0)));
        });
    }

    private static String text(@Nullable Object data) {
        return data instanceof ByteBuffer bytes
                ? StandardCharsets.UTF_8.decode(bytes.duplicate()).toString()
                : "no bytes: " + data;
    }

    @AfterAll
    void stop() {
        fixture.close();
    }

    @ParameterizedTest
    @EnumSource
    void violationIsAnsweredWithItsCodeAndFailsTheConnection(Violation violation) throws IOException {
        try (PeerConnection client = fixture.open("/noting")) {
            client.sendRaw(violation.bytes(true));
            assertEquals(violation.closeCode(), client.expect(Frame.CLOSE).closeCode());
            assertEquals(PeerConnection.TcpEnd.FIN, client.awaitEnd());
            Object seen = fixture.next();
            while (seen.toString().startsWith("message")) {
                seen = fixture.next();
            }
            assertEquals("error", seen);
            assertEquals("close 1006 false", fixture.next());
            assertEquals(Optional.of(violation.closeCode()), fixture.next());
        }
    }

    @Test
    void frameWithoutMaskIs1002() throws IOException {
        try (PeerConnection client = fixture.open("/echo")) {
            client.sendRaw(Frame.text("bare").bytes());
            assertEquals(1002, client.expect(Frame.CLOSE).closeCode());
        }
    }

    @Test
    void messageThatIsTooLargeIs1009() throws IOException {
        try (PeerConnection client = fixture.open("/echo")) {
            client.send(Frame.of(Frame.BINARY, new byte[(1 << 20) + 1]));
            assertEquals(1009, client.expect(Frame.CLOSE).closeCode());
        }
    }

    @Test
    void pingsAndPongsAreEvents() throws IOException {
        try (PeerConnection client = fixture.open("/noting")) {
            client.send(Frame.ping("a"));
            assertEquals("a", client.expect(Frame.PONG).text());
            assertEquals("ping a", fixture.next());
            client.send(Frame.pong("b"));
            assertEquals("pong b", fixture.next());
            client.send(Frame.text("c"));
            assertEquals("message c", fixture.next());
            client.send(Frame.close(3000, "bye"));
            assertEquals(3000, client.expect(Frame.CLOSE).closeCode());
            assertEquals(PeerConnection.TcpEnd.FIN, client.awaitEnd());
            assertEquals("close 3000 true", fixture.next());
            assertEquals(Optional.empty(), fixture.next());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 3000, 4999})
    void closesWithEveryCodeOfTheWire(int code) throws IOException {
        try (PeerConnection client = fixture.open("/close/" + code)) {
            Frame close = client.expect(Frame.CLOSE);
            assertEquals(code, close.closeCode());
            assertEquals("so", close.closeReason());
            client.send(Frame.close(code, ""));
            assertEquals(PeerConnection.TcpEnd.FIN, client.awaitEnd());
        }
    }

    @Test
    void clientThatNeverAnswersTheCloseFrameIsCut() throws IOException {
        try (PeerConnection client = fixture.open("/close/1000")) {
            client.expect(Frame.CLOSE);
            client.awaitEnd();
        }
    }

    @Test
    void lossOfTcpIs1006() throws IOException {
        PeerConnection client = fixture.open("/noting");
        client.reset();
        assertEquals("error", fixture.next());
        assertEquals("close 1006 false", fixture.next());
        assertEquals(Optional.of(0), fixture.next());
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void ourClientGetsItsMessagesBack(boolean compressed) {
        ObservedSocket client = ObservedSocket.open(
                fixture.url("/echo"),
                WebSocketOptions.builder()
                        .compression(compressed ? CompressionOptions.CONTEXT_TAKEOVER : CompressionOptions.DISABLED)
                        .build());
        for (String text : List.of("", "hello", "\u2713 \ud83d\ude00", "x\u00e9".repeat(100_000))) {
            client.socket().send(text);
            assertEquals(text, client.nextMessage());
        }
        client.socket().send(new byte[] {0, 1, -1});
        assertEquals("0001ff", client.nextMessage());
        assertEquals(1000, client.close().code());
    }

    @Test
    void compressedMessagesAreAnsweredCompressed() throws IOException {
        try (PeerConnection client =
                fixture.open("/echo", "Sec-WebSocket-Extensions: permessage-deflate; client_no_context_takeover")) {
            String text = "squeeze me ".repeat(100);
            client.send(Deflated.compress(Frame.text(text)));
            Frame echoed = client.expect(Frame.TEXT);
            assertEquals(Frame.RSV1, echoed.rsv());
            assertEquals(text, Deflated.decompress(echoed).text());
        }
    }

    @Test
    void wrongCodeIsRefused() throws Exception {
        try (ServerFixture other = new ServerFixture()) {
            other.start(
                    WebSocketServer.builder()
                            .handler(socket -> other.note(assertThrows(DOMException.class, () -> socket.close(1005, ""))
                                    .name())),
                    options -> options);
            other.open("/").close();
            assertEquals("InvalidAccessError", other.next());
        }
    }
}
