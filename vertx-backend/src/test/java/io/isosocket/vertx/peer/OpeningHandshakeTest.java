package io.isosocket.vertx.peer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.isosocket.WebSocketFailure;
import io.isosocket.WebSocketFailure.Kind;
import io.isosocket.WebSocketFailure.Phase;
import io.isosocket.WebSocketOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What our client takes as an answer to its handshake, and how it tells of what it does not take. */
class OpeningHandshakeTest {
    private static final WebSocketOptions CHAT =
            WebSocketOptions.builder().protocols("chat").build();

    private final RawServer server = RawServer.start();

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "GARBAGE")
    void refusesABrokenAnswer(BrokenAnswer broken) {
        server.on("/", Steps.answer(broken), Steps.awaitEnd());
        // A subprotocol is offered only where the answer's subprotocol is what is wrong.
        boolean chat = broken.name().contains("PROTOCOL") && broken != BrokenAnswer.UNREQUESTED_PROTOCOL;
        WebSocketFailure failure = ObservedSocket.of(server.url("/"), chat ? CHAT : WebSocketOptions.DEFAULT)
                .awaitFailure();
        assertEquals(Kind.HANDSHAKE_REFUSED, failure.kind(), failure::toString);
        assertEquals(Phase.HANDSHAKE, failure.phase());
        assertTrue(failure.response().isPresent());
        server.next("/");
    }

    @Test
    void tellsWhatIsNoHttp() {
        server.on("/", Steps.answer(BrokenAnswer.GARBAGE), Steps.awaitEnd());
        WebSocketFailure failure = ObservedSocket.of(server.url("/")).awaitFailure();
        assertEquals(Kind.PROTOCOL, failure.kind(), failure::toString);
        assertEquals(Phase.HANDSHAKE, failure.phase());
    }

    @ParameterizedTest
    @CsvSource({
        "STATUS_401, 401, who are you?, false",
        "STATUS_403, 403, go away, false",
        "STATUS_302, 302, '', false",
        "STATUS_503, 503, later, true"
    })
    void keepsTheRefusalsStatusHeadersAndBody(BrokenAnswer refusal, int status, String body, boolean retryable) {
        server.on("/", Steps.answer(refusal), Steps.awaitEnd());
        WebSocketFailure failure = ObservedSocket.of(server.url("/")).awaitFailure();
        WebSocketFailure.HttpResponse response = failure.response().orElseThrow();
        assertEquals(status, response.status());
        assertEquals(body, response.body());
        assertEquals(List.of("text/plain; charset=utf-8"), response.headers().get("content-type"));
        assertEquals(retryable, failure.retryable());
        assertEquals(1, server.connections(), "neither a redirect nor a challenge is followed");
    }

    @Test
    void takesAnAnswerThatComesByteByByte() {
        server.on("/", Steps.acceptByteByByte(Frame.text("behind")), Steps.echo());
        ObservedSocket socket = ObservedSocket.open(server.url("/"));
        assertEquals("behind", socket.nextMessage());
        assertEquals(1000, socket.close().code());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Upgrade: WebSocket", "Connection: keep-alive, UPGRADE"})
    void takesTokensInAnyCase(String line) {
        server.on("/", Steps.answer(answer -> answer.replace(line)), Steps.echo());
        ObservedSocket.open(server.url("/")).close();
    }

    @Test
    void takesTheFirstFinalAnswer() {
        server.on(
                "/",
                Steps.sendRaw("HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n".getBytes(StandardCharsets.US_ASCII)),
                Steps.accept(),
                Steps.echo());
        ObservedSocket.open(server.url("/")).close();
    }

    @Test
    void limitsTheHeadersSize() {
        server.on("/", Steps.answer(answer -> answer.add("X-Long: " + "x".repeat(600))), Steps.awaitEnd());
        WebSocketOptions small =
                WebSocketOptions.builder().maxHandshakeHeaderSize(512).build();
        WebSocketFailure failure = ObservedSocket.of(server.url("/"), small).awaitFailure();
        assertEquals(Kind.TOO_BIG, failure.kind(), failure::toString);
        assertEquals(Phase.HANDSHAKE, failure.phase());
        server.on("/", Steps.answer(answer -> answer.add("X-Long: " + "x".repeat(600))), Steps.echo());
        ObservedSocket.open(server.url("/")).close();
    }

    @Test
    void givesUpOnAServerThatNeverAnswers() {
        server.on("/", Steps.awaitEnd());
        WebSocketOptions impatient = WebSocketOptions.builder()
                .handshakeTimeout(Duration.ofMillis(300))
                .build();
        WebSocketFailure failure = ObservedSocket.of(server.url("/"), impatient).awaitFailure();
        assertEquals(Kind.TIMEOUT, failure.kind());
        assertEquals(Phase.HANDSHAKE, failure.phase());
        assertTrue(failure.retryable());
        server.next("/");
    }

    @Test
    void closeWhileConnectingEndsTcp() {
        server.on("/", Steps.awaitEnd());
        ObservedSocket socket = ObservedSocket.of(server.url("/"));
        Recording recording = server.begun("/");
        socket.socket().close();
        socket.awaitClose();
        assertEquals(List.of("error", "close"), socket.types());
        recording.awaitEnd(PeerConnection.PATIENCE);
    }

    @Test
    void aBlockedPortFailsLaterAndDialsNothing() {
        ObservedSocket socket = ObservedSocket.of("ws://127.0.0.1:25/");
        WebSocketFailure failure = socket.awaitFailure();
        assertEquals(Kind.INVALID, failure.kind());
        assertEquals(Phase.PREPARE, failure.phase());
        assertFalse(failure.retryable());
    }
}
