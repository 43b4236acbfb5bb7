package io.isosocket.vertx.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.isosocket.vertx.peer.Deflated;
import io.isosocket.vertx.peer.Frame;
import io.isosocket.vertx.peer.Head;
import io.isosocket.vertx.peer.PeerConnection;
import io.isosocket.vertx.peer.RawClient;
import io.isosocket.vertx.peer.Violation;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A raw client against each kind of server: its handshake, and its answers to right and wrong frames. */
@ParameterizedClass
@EnumSource
class EveryServerProtocolTest {
    private static final String DEFLATE = "Sec-WebSocket-Extensions: permessage-deflate; client_no_context_takeover";

    private final Vertx vertx = Vertx.vertx();
    private final ServerKind.Started server;
    private final int port;

    EveryServerProtocolTest(ServerKind kind) {
        server = kind.startEcho(vertx);
        port = server.port();
    }

    @AfterEach
    void stop() {
        ServerFixture.await(vertx.close().toCompletionStage().thenApply(closed -> true));
    }

    @ParameterizedTest
    @EnumSource
    void answersAViolationWithItsCode(Violation violation) throws IOException {
        try (PeerConnection client = RawClient.open(port, "/")) {
            client.sendRaw(violation.bytes(true));
            assertEquals(violation.closeCode(), awaitClose(client).closeCode());
            assertEquals(PeerConnection.TcpEnd.FIN, client.awaitEnd());
        }
    }

    @Test
    void answersAFrameWithoutMaskWith1002() throws IOException {
        try (PeerConnection client = RawClient.open(port, "/")) {
            client.sendRaw(Frame.text("bare").bytes());
            assertEquals(1002, client.expect(Frame.CLOSE).closeCode());
            client.awaitEnd();
        }
    }

    @Test
    void echoesFragmentsAsOneMessageAndAnswersPingsBetween() throws IOException {
        try (PeerConnection client = RawClient.open(port, "/")) {
            client.send(Frame.text("a").unfinished());
            client.send(Frame.ping("p"));
            assertEquals("pong \"p\"", client.expect(Frame.PONG).toString());
            client.send(Frame.continuation("").unfinished());
            client.send(Frame.continuation("b"));
            assertEquals("ab", client.expect(Frame.TEXT).text());
            client.send(Frame.binary(0, 255));
            assertEquals("binary 00ff", client.expect(Frame.BINARY).toString());
        }
    }

    @Test
    void answersACloseAndEndsTcpAtOnce() throws IOException {
        try (PeerConnection client = RawClient.open(port, "/")) {
            client.send(Frame.close(3000, "bye"));
            assertEquals(3000, client.expect(Frame.CLOSE).closeCode());
            assertEquals(PeerConnection.TcpEnd.FIN, client.awaitEnd());
        }
    }

    @Test
    void echoesCompressedMessages() throws IOException {
        try (PeerConnection client = RawClient.open(port, "/", DEFLATE)) {
            String text = "squeeze me ".repeat(100);
            client.send(Deflated.compress(Frame.text(text)));
            Frame echoed = client.expect(Frame.TEXT);
            assertEquals(Frame.RSV1, echoed.rsv());
            assertEquals(text, Deflated.decompress(echoed).text());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Upgrade, 426",
        "Connection, 426",
        "Sec-WebSocket-Version, 426",
    })
    void refusesARequestWithoutAHeader(String header, int status) throws IOException {
        List<String> headers = RawClient.HEADERS.stream()
                .filter(line -> !line.startsWith(header + ":"))
                .toList();
        assertEquals(status, statusOf(RawClient.request(port, "/", RawClient.key(1), headers)));
    }

    @Test
    void refusesAnotherVersionAndNamesItsOwn() throws IOException {
        try (PeerConnection client = RawClient.connect(port)) {
            List<String> headers = Stream.of("Upgrade: websocket", "Connection: Upgrade", "Sec-WebSocket-Version: 12")
                    .toList();
            client.sendRaw(RawClient.request(port, "/", RawClient.key(1), headers));
            Head head = client.readHead();
            assertTrue(head.startLine().contains(" 426 "), head.startLine());
            assertEquals(List.of("13"), head.all("Sec-WebSocket-Version"));
        }
    }

    @ParameterizedTest
    @CsvSource({"''", "dGhlIHNhbXBsZSBub25j", "no base64 at all!!!!!!!!", "dGhlIHNhbXBsZSBub25jZQ"})
    void refusesAKeyThatIsNotOf16Bytes(String key) throws IOException {
        assertEquals(400, statusOf(RawClient.request(port, "/", key, RawClient.HEADERS)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 6", "Transfer-Encoding: chunked"})
    void refusesABody(String header) throws IOException {
        List<String> headers =
                Stream.concat(RawClient.HEADERS.stream(), Stream.of(header)).toList();
        try (PeerConnection client = RawClient.connect(port)) {
            // The body is a text frame, should it be taken for one.
            client.sendRaw(
                    RawClient.request(port, "/", RawClient.key(1), headers),
                    Frame.text("").mask().bytes());
            assertTrue(client.readHead().startLine().contains(" 400 "));
        }
    }

    @Test
    void takesAnEmptyBody() throws IOException {
        RawClient.open(port, "/", "Content-Length: 0").close();
    }

    @Test
    void refusesHttp10() throws IOException {
        String request = new String(
                        RawClient.request(port, "/", RawClient.key(1), RawClient.HEADERS), StandardCharsets.UTF_8)
                .replaceFirst("HTTP/1.1", "HTTP/1.0");
        assertEquals(400, statusOf(request.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void refusesAnotherMethod() throws IOException {
        String request = new String(
                        RawClient.request(port, "/", RawClient.key(1), RawClient.HEADERS), StandardCharsets.UTF_8)
                .replaceFirst("GET", "PUT");
        assertEquals(405, statusOf(request.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void saysGoodbyeWith1001WhenItIsStopped() throws IOException {
        try (PeerConnection client = RawClient.open(port, "/")) {
            CompletionStage<Void> closed = server.stop().get();
            assertEquals(1001, client.expect(Frame.CLOSE).closeCode());
            // The client never answers: the server must not wait for it for ever.
            client.awaitEnd();
            ServerFixture.await(closed.thenApply(end -> true));
        }
    }

    /** The close frame, behind the echo of what was right before the violation. */
    private static Frame awaitClose(PeerConnection client) throws IOException {
        Frame frame = client.readFrame();
        while (frame.opcode() == Frame.TEXT) {
            frame = client.readFrame();
        }
        assertEquals(Frame.CLOSE, frame.opcode());
        return frame;
    }

    private int statusOf(byte[] request) throws IOException {
        try (PeerConnection client = RawClient.connect(port)) {
            client.sendRaw(request);
            return Integer.parseInt(client.readHead().startLine().split(" ", -1)[1]);
        }
    }
}
