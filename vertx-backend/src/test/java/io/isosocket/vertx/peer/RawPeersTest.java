package io.isosocket.vertx.peer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The scripted peers against each other: what they show of a connection is what went over the wire. */
class RawPeersTest {
    private final RawServer server = RawServer.start();

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void echoesFramesOfEveryLengthForm() throws IOException {
        server.on("/echo", Steps.accept(), Steps.echo(), Steps.awaitFin());
        try (PeerConnection client = RawClient.open(server.port(), "/echo?x=1")) {
            for (int length : new int[] {0, 125, 126, 65_535, 65_536}) {
                client.send(Frame.text("x".repeat(length)));
                assertEquals(length, client.expect(Frame.TEXT).text().length());
            }
            client.send(Frame.close(3000, "bye"));
            assertEquals("close 3000 \"bye\"", client.expect(Frame.CLOSE).toString());
            assertEquals(PeerConnection.TcpEnd.FIN, client.awaitEnd());
        }
        Recording recording = server.next("/echo");
        assertEquals("/echo?x=1", recording.head().target());
        assertTrue(recording.frames().stream().allMatch(Frame::masked));
        assertEquals(List.of("127.0.0.1:" + server.port()), recording.head().all("host"));
    }

    @Test
    void showsHowTcpEnded() throws IOException {
        server.on("/reset", Steps.accept(), Steps.expect(Frame.TEXT), Steps.reset());
        try (PeerConnection client = RawClient.open(server.port(), "/reset")) {
            client.send(Frame.text("go"));
            assertEquals(PeerConnection.TcpEnd.RESET, client.awaitEnd());
        }
    }

    @Test
    void failsTheScriptOnAnotherFrameThanExpected() throws IOException {
        server.on("/strict", Steps.accept(), Steps.expectClose(1002));
        try (PeerConnection client = RawClient.open(server.port(), "/strict")) {
            client.send(Frame.close(1000, ""));
            AssertionError error = assertThrows(AssertionError.class, () -> server.next("/strict"));
            String message = String.valueOf(error.getMessage());
            assertTrue(message.contains("expected close 1002, received close 1000"), message);
        }
    }

    @Test
    void failsTheScriptOnAnUnmaskedFrameOfAClient() throws IOException {
        server.on("/masks", Steps.accept(), Steps.expect(Frame.TEXT));
        try (PeerConnection client = RawClient.open(server.port(), "/masks")) {
            client.sendRaw(Frame.text("bare").bytes());
            assertThrows(AssertionError.class, () -> server.next("/masks"));
        }
    }

    @Test
    void breaksAnswersAsNamed() {
        Head request = new Head("GET / HTTP/1.1", List.of("Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="));
        Answer right = Answer.to(request);
        // The example of RFC 6455, section 1.3.
        assertTrue(right.lines().contains("Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo="));
        for (BrokenAnswer broken : BrokenAnswer.values()) {
            assertFalse(broken.apply(right).equals(right), broken.name());
        }
    }

    @Test
    void writesFramesAsTheRfcDoes() {
        // The examples of RFC 6455, section 5.7.
        assertEquals("810548656c6c6f", Show.bytes(Frame.text("Hello").bytes()));
        assertEquals("010348656c", Show.bytes(Frame.text("Hel").unfinished().bytes()));
        assertEquals("80026c6f", Show.bytes(Frame.continuation("lo").bytes()));
        assertEquals(
                "c1020102",
                Show.bytes(
                        Frame.of(Frame.TEXT, (byte) 1, (byte) 2).rsv(Frame.RSV1).bytes()));
        assertEquals("817e0001", Show.bytes(Frame.text("x").bytes(2)).substring(0, 8));
    }
}
