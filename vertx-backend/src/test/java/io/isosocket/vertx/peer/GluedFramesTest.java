package io.isosocket.vertx.peer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.isosocket.WebSocketFailure;
import io.isosocket.WebSocketFailure.Kind;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Frames in the same packet as the 101: neither lost nor unchecked. */
class GluedFramesTest {
    private final RawServer server = RawServer.start();

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void messagesComeAfterOpenAndInOrder() {
        server.on(
                "/",
                Steps.acceptGlued(Frame.text("one"), Frame.text("tw").unfinished(), Frame.ping("p")),
                Steps.expect(Frame.pong("p")),
                Steps.send(Frame.continuation("o"), Frame.binary(3)),
                Steps.echo());
        ObservedSocket socket = ObservedSocket.open(server.url("/"));
        assertEquals("one", socket.nextMessage());
        assertEquals("two", socket.nextMessage());
        assertEquals("03", socket.nextMessage());
        socket.close();
        assertEquals(List.of("open", "message", "message", "message", "close"), socket.types());
        server.next("/");
    }

    @Test
    void aCloseFrameIsAnswered() {
        server.on(
                "/",
                Steps.acceptGlued(Frame.text("only"), Frame.close(4000, "bye")),
                Steps.expectClose(4000),
                Steps.fin(),
                Steps.awaitEnd());
        ObservedSocket socket = ObservedSocket.of(server.url("/"));
        assertEquals(4000, socket.awaitCleanClose().code());
        assertEquals(List.of("open", "message", "close"), socket.types());
        server.next("/");
    }

    @ParameterizedTest
    @EnumSource
    void aViolationIsFound(Violation violation) {
        server.on(
                "/",
                Steps.answer(answer -> answer, violation.bytes(false)),
                Steps.expectClose(violation.closeCode()),
                Steps.awaitEnd());
        WebSocketFailure failure = ObservedSocket.of(server.url("/")).awaitFailure();
        assertEquals(Kind.PROTOCOL, failure.kind());
        server.next("/");
    }
}
