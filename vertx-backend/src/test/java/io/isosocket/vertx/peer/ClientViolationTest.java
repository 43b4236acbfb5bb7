package io.isosocket.vertx.peer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.isosocket.WebSocketFailure;
import io.isosocket.WebSocketFailure.Kind;
import io.isosocket.WebSocketFailure.Phase;
import io.isosocket.WebSocketOptions;
import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that breaks the protocol: our client fails the connection with the RFC's code on the wire. */
class ClientViolationTest {
    private final RawServer server = RawServer.start();

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private WebSocketFailure failureAfter(int closeCode, byte[]... sent) {
        return failureAfter(closeCode, WebSocketOptions.DEFAULT, sent);
    }

    private WebSocketFailure failureAfter(int closeCode, WebSocketOptions options, byte[]... sent) {
        server.on("/", Steps.accept(), Steps.sendRaw(sent), Steps.expectClose(closeCode), Steps.awaitFin());
        WebSocketFailure failure = ObservedSocket.open(server.url("/"), options).awaitFailure();
        Recording recording = server.next("/");
        assertEquals(1, recording.frames().size(), "one close frame and nothing else");
        assertEquals(OptionalInt.of(closeCode), failure.closeCodeSent());
        assertEquals(Phase.OPEN, failure.phase());
        return failure;
    }

    @ParameterizedTest
    @EnumSource
    void isAnsweredWithItsCode(Violation violation) {
        WebSocketFailure failure = failureAfter(violation.closeCode(), violation.bytes(false));
        assertEquals(Kind.PROTOCOL, failure.kind());
        assertFalse(failure.retryable());
    }

    @Test
    void aMaskedFrameIsOne() {
        failureAfter(1002, Frame.text("x").mask().bytes());
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 8})
    void aLengthThatIsNotMinimalIsOne(int lengthBytes) {
        failureAfter(1002, Frame.text("x").bytes(lengthBytes));
    }

    @Test
    void aLengthOf16BitsIn64IsOne() {
        failureAfter(1002, Frame.text("x".repeat(65_535)).bytes(8));
    }

    @Test
    void aMessageOverTheLimitIsTooBig() {
        WebSocketOptions small = WebSocketOptions.builder().maxMessageSize(10).build();
        WebSocketFailure failure =
                failureAfter(1009, small, Frame.text("12345678901").bytes());
        assertEquals(Kind.TOO_BIG, failure.kind());
    }

    @Test
    void fragmentsOverTheLimitTogetherAreTooBig() {
        WebSocketOptions small = WebSocketOptions.builder().maxMessageSize(10).build();
        failureAfter(
                1009,
                small,
                Frame.text("123456").unfinished().bytes(),
                Frame.continuation("78901").unfinished().bytes());
    }

    @Test
    void aDecompressionBombIsTooBig() {
        WebSocketOptions small =
                WebSocketOptions.builder().maxMessageSize(100_000).build();
        Frame bomb = Deflated.compress(Frame.text("0".repeat(20_000_000)));
        server.on("/", Steps.acceptDeflate(""), Steps.send(bomb), Steps.expectClose(1009), Steps.awaitFin());
        WebSocketFailure failure = ObservedSocket.open(server.url("/"), small).awaitFailure();
        assertEquals(Kind.TOO_BIG, failure.kind());
        server.next("/");
    }

    @Test
    void whatCameBeforeIsDeliveredAndNothingAfter() {
        server.on(
                "/",
                Steps.accept(),
                Steps.sendRaw(
                        Frame.text("good").bytes(),
                        Violation.RSV2.bytes(false),
                        Frame.text("late").bytes()),
                Steps.expectClose(1002),
                Steps.awaitFin());
        ObservedSocket socket = ObservedSocket.open(server.url("/"));
        socket.awaitFailure();
        assertEquals(List.of("open", "message", "error", "close"), socket.types());
        assertEquals("good", socket.nextMessage());
        server.next("/");
    }
}
