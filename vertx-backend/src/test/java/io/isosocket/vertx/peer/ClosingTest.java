package io.isosocket.vertx.peer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.isosocket.CloseEvent;
import io.isosocket.WebSocketFailure;
import io.isosocket.WebSocketFailure.Kind;
import io.isosocket.WebSocketFailure.Phase;
import io.isosocket.WebSocketOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The closing handshake of our client, also with servers that do not keep to it. */
class ClosingTest {
    private static final WebSocketOptions IMPATIENT =
            WebSocketOptions.builder().closeTimeout(Duration.ofMillis(500)).build();

    private final RawServer server = RawServer.start();

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void theCloseFrameComesAfterWhatWasSent() {
        server.on(
                "/",
                Steps.accept(),
                Steps.expect(Frame.text("last")),
                Steps.expect(Frame.close(3000, "bye")),
                Steps.send(Frame.close(3001, "ok")),
                Steps.fin(),
                Steps.awaitFin());
        ObservedSocket socket = ObservedSocket.open(server.url("/"));
        socket.socket().send("last");
        socket.socket().close(3000, "bye");
        socket.socket().send("dropped");
        CloseEvent event = socket.awaitCleanClose();
        assertEquals(3001, event.code());
        assertEquals("ok", event.reason());
        server.next("/");
    }

    @Test
    void closeWithoutACodeIsAnEmptyFrame() {
        server.on(
                "/",
                Steps.accept(),
                Steps.expect(Frame.close()),
                Steps.send(Frame.close()),
                Steps.fin(),
                Steps.awaitFin());
        ObservedSocket socket = ObservedSocket.open(server.url("/"));
        socket.socket().close();
        assertEquals(1005, socket.awaitCleanClose().code());
        assertEquals(0, server.next("/").frames().get(0).payload().length);
    }

    @Test
    void theServersCloseIsAnsweredWithItsCode() {
        server.on(
                "/",
                Steps.accept(),
                Steps.send(Frame.close(4321, "over")),
                Steps.expectClose(4321),
                Steps.fin(),
                Steps.awaitFin());
        CloseEvent event = ObservedSocket.open(server.url("/")).awaitCleanClose();
        assertEquals(4321, event.code());
        assertEquals("over", event.reason());
        server.next("/");
    }

    @Test
    void aServerThatNeverAnswersTheCloseIsLeft() {
        server.on("/", Steps.accept(), Steps.expectClose(1000), Steps.awaitEnd());
        ObservedSocket socket = ObservedSocket.open(server.url("/"), IMPATIENT);
        socket.socket().close(1000);
        WebSocketFailure failure = socket.awaitFailure();
        assertEquals(Kind.TIMEOUT, failure.kind());
        assertEquals(Phase.CLOSING, failure.phase());
        assertEquals(OptionalInt.of(1000), failure.closeCodeSent());
        server.next("/");
    }

    @Test
    void aServerThatSendsOnInPlaceOfAnAnswerIsLeft() {
        Step endless = peer -> {
            try {
                while (true) {
                    peer.send(Frame.text("more"));
                }
            } catch (IOException e) {
                // The client has ended TCP.
            }
        };
        server.on("/", Steps.accept(), Steps.expectClose(1000), endless);
        ObservedSocket socket = ObservedSocket.open(server.url("/"), IMPATIENT);
        socket.socket().close(1000);
        assertEquals(Kind.TIMEOUT, socket.awaitFailure().kind());
        assertTrue(socket.moreMessages().isEmpty());
        server.next("/");
    }

    @Test
    void aServerThatKeepsTcpAfterItsAnswerIsLeft() {
        server.on("/", Steps.accept(), Steps.expectClose(1000), Steps.send(Frame.close(1000, "")), Steps.awaitEnd());
        // The answer has to be there in the same time.
        WebSocketOptions bearable =
                WebSocketOptions.builder().closeTimeout(Duration.ofMillis(1500)).build();
        ObservedSocket socket = ObservedSocket.open(server.url("/"), bearable);
        assertEquals(1000, socket.close().code());
        server.next("/");
    }

    @Test
    void aServerThatKeepsTcpAfterItsOwnCloseIsLeft() {
        server.on("/", Steps.accept(), Steps.send(Frame.close(1001, "")), Steps.expectClose(1001), Steps.awaitEnd());
        assertEquals(
                1001,
                ObservedSocket.open(server.url("/"), IMPATIENT)
                        .awaitCleanClose()
                        .code());
        server.next("/");
    }

    @Test
    void messagesAfterCloseBeganAreDeliveredByOptionOnly() {
        server.on(
                "/",
                Steps.accept(),
                Steps.expectClose(1000),
                Steps.send(Frame.text("late"), Frame.close(1000, "")),
                Steps.fin());
        ObservedSocket socket = ObservedSocket.open(server.url("/"));
        socket.close();
        assertEquals(List.of("open", "close"), socket.types());
        ObservedSocket keen = ObservedSocket.open(
                server.url("/"),
                WebSocketOptions.builder().deliverWhileClosing(true).build());
        keen.close();
        assertEquals(List.of("open", "message", "close"), keen.types());
    }
}
