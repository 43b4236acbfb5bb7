package io.isosocket.vertx.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.isosocket.WebSocket;
import io.isosocket.vertx.peer.Frame;
import io.isosocket.vertx.peer.PeerConnection;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Clients that do not read what is sent to them: the others go on. */
class SlowClientTest {

    private static final int MESSAGE = 64 << 10;
    /**
     * More than this waits as long as a sender is held, which is until half of the limit is left. The limit itself may be
     * passed only for a moment: the socket goes on to take what waits.
     */
    private static final int HELD = 500_000;

    /** More than any socket's buffers hold. */
    private static final int FLOOD = 400;

    private static final String TEXT = "x".repeat(MESSAGE);

    private static ServerFixture start(SlowClientLimit.WhenFull whenFull, AtomicInteger closedSlow) {
        return start(whenFull, closedSlow, Duration.ofMillis(300));
    }

    private static ServerFixture start(
            SlowClientLimit.WhenFull whenFull, AtomicInteger closedSlow, Duration closeTimeout) {
        ServerFixture fixture = new ServerFixture();
        ServerMetrics metrics = new ServerMetrics() {
            @Override
            public void slowClientClosed() {
                closedSlow.incrementAndGet();
            }
        };
        return fixture.start(
                WebSocketServer.builder().handler((socket, request) -> {
                    socket.join(request.path());
                    socket.onmessage(event -> socket.connections().forEach(other -> {
                        if (other != socket) {
                            other.send(String.valueOf(event.data()));
                        }
                    }));
                    socket.onclose(event -> fixture.note(request.path() + " " + event.code()));
                    fixture.note(socket);
                }),
                options -> options.slowClient(new SlowClientLimit(1 << 20, whenFull))
                        .metrics(metrics)
                        .closeTimeout(closeTimeout));
    }

    @ParameterizedTest
    @CsvSource({"CLOSE_POLICY_VIOLATION, 1008", "CLOSE_TRY_AGAIN_LATER, 1013"})
    void slowOneIsClosedAndTheOthersGetAll(SlowClientLimit.WhenFull whenFull, int code) throws IOException {
        AtomicInteger closedSlow = new AtomicInteger();
        try (ServerFixture fixture = start(whenFull, closedSlow);
                PeerConnection slow = fixture.open("/slow");
                PeerConnection reader = fixture.open("/reader")) {
            fixture.next();
            fixture.next();
            for (int i = 0; i < FLOOD; i++) {
                fixture.server().connections().broadcast(TEXT);
                assertEquals(TEXT, reader.expect(Frame.TEXT).text());
            }
            // It never answers the close frame.
            assertEquals("/slow 1006", fixture.next());
            assertEquals(1, fixture.server().connections().size());
            assertEquals(1, closedSlow.get());
            // What it reads now is what was sent before it was one too many, and the close frame at most.
            int seen = 0;
            try {
                Frame frame = slow.readFrame();
                while (frame.opcode() == Frame.TEXT) {
                    seen++;
                    frame = slow.readFrame();
                }
                assertEquals(code, frame.closeCode());
            } catch (IOException cut) {
                assertTrue(seen < FLOOD);
            }
            assertTrue(seen < FLOOD, seen + " messages");
        }
    }

    @Test
    void slowOneThatReadsOnGetsTheCloseFrame() throws IOException {
        AtomicInteger closedSlow = new AtomicInteger();
        // The close frame is behind all that waits, and is reached before it is too late.
        Duration closeTimeout = Duration.ofSeconds(30);
        try (ServerFixture fixture = start(SlowClientLimit.WhenFull.CLOSE_TRY_AGAIN_LATER, closedSlow, closeTimeout);
                PeerConnection slow = fixture.open("/slow")) {
            ServerConnection socket = (ServerConnection) fixture.next();
            while (socket.readyState() == WebSocket.OPEN) {
                socket.send(TEXT);
            }
            Frame frame = slow.readFrame();
            while (frame.opcode() == Frame.TEXT) {
                frame = slow.readFrame();
            }
            assertEquals(1013, frame.closeCode());
            assertEquals("the outgoing queue is full", frame.closeReason());
            assertEquals(1, closedSlow.get());
        }
    }

    @Test
    void messageOfAnySizeIsSentWhereNothingWaits() throws IOException {
        try (ServerFixture fixture = start(SlowClientLimit.WhenFull.CLOSE_TRY_AGAIN_LATER, new AtomicInteger());
                PeerConnection client = fixture.open("/")) {
            ServerConnection socket = (ServerConnection) fixture.next();
            socket.send(new byte[3 << 20]);
            int bytes = client.expect(Frame.BINARY).payload().length;
            while (bytes < 3 << 20) {
                bytes += client.expect(Frame.CONTINUATION).payload().length;
            }
            assertEquals(3 << 20, bytes);
        }
    }

    @Test
    void senderIsPausedUntilTheSlowOneHasReadAndNothingIsLost() throws Exception {
        AtomicInteger closedSlow = new AtomicInteger();
        try (ServerFixture fixture = start(SlowClientLimit.WhenFull.PAUSE_SENDER, closedSlow);
                PeerConnection slow = fixture.open("/slow")) {
            ServerConnection slowSocket = (ServerConnection) fixture.next();
            try (PeerConnection sender = fixture.open("/sender")) {
                fixture.next();
                Thread sending = new Thread(() -> {
                    try {
                        for (int i = 0; i < FLOOD; i++) {
                            sender.send(Frame.text(TEXT));
                        }
                        fixture.note("sent all");
                    } catch (IOException e) {
                        fixture.note(e);
                    }
                });
                sending.start();
                // As long as the slow one reads nothing, the sender cannot get rid of all.
                while (slowSocket.bufferedAmount() < HELD) {
                    Thread.onSpinWait();
                }
                // A third that is neither goes on.
                try (PeerConnection third = fixture.open("/third")) {
                    fixture.next();
                    third.send(Frame.ping("p"));
                    Frame frame = third.readFrame();
                    while (frame.opcode() != Frame.PONG) {
                        frame = third.readFrame();
                    }
                }
                assertEquals("/third 1006", fixture.next());
                assertTrue(sending.isAlive());
                assertTrue(slowSocket.bufferedAmount() <= 2 << 20, () -> slowSocket.bufferedAmount() + " bytes wait");
                for (int i = 0; i < FLOOD; i++) {
                    assertEquals(MESSAGE, slow.expect(Frame.TEXT).payload().length);
                }
                assertEquals("sent all", fixture.next());
                assertEquals(0, closedSlow.get());
            }
        }
    }

    @Test
    void senderGoesOnWhenTheSlowOneEnds() throws Exception {
        try (ServerFixture fixture = start(SlowClientLimit.WhenFull.PAUSE_SENDER, new AtomicInteger());
                PeerConnection slow = fixture.open("/slow")) {
            ServerConnection slowSocket = (ServerConnection) fixture.next();
            try (PeerConnection sender = fixture.open("/sender")) {
                fixture.next();
                Thread sending = new Thread(() -> {
                    try {
                        for (int i = 0; i < FLOOD; i++) {
                            sender.send(Frame.text(TEXT));
                        }
                        fixture.note("sent all");
                    } catch (IOException e) {
                        fixture.note(e);
                    }
                });
                sending.start();
                while (slowSocket.bufferedAmount() < HELD) {
                    Thread.onSpinWait();
                }
                slow.reset();
                assertEquals("/slow 1006", fixture.next());
                assertEquals("sent all", fixture.next());
            }
        }
    }

    @Test
    void whoSendsByItselfToASlowOneIsBoundedAtTwice() throws IOException {
        AtomicInteger closedSlow = new AtomicInteger();
        try (ServerFixture fixture = start(SlowClientLimit.WhenFull.PAUSE_SENDER, closedSlow);
                PeerConnection slow = fixture.open("/slow")) {
            ServerConnection socket = (ServerConnection) fixture.next();
            int sent = 0;
            while (socket.readyState() == WebSocket.OPEN) {
                socket.send(TEXT);
                sent++;
            }
            assertEquals(1, closedSlow.get());
            // Each message counts 64 bytes besides its payload; what waits now the socket may have taken meanwhile.
            assertTrue(sent * (MESSAGE + 64) > 2 << 20, sent + " messages");
            assertEquals(TEXT, slow.expect(Frame.TEXT).text());
        }
    }

    @Test
    void socketThatTakesNothingIsCutAfterTheWriteTimeout() throws IOException {
        try (ServerFixture fixture = new ServerFixture()) {
            fixture.start(
                    WebSocketServer.builder().handler((socket, request) -> {
                        socket.onclose(event -> fixture.note("closed " + event.code()));
                        for (int i = 0; i < FLOOD; i++) {
                            socket.send(TEXT);
                        }
                    }),
                    options -> options.writeTimeout(Duration.ofMillis(300))
                            .slowClient(new SlowClientLimit(1L << 30, SlowClientLimit.WhenFull.CLOSE_TRY_AGAIN_LATER)));
            try (PeerConnection slow = fixture.open("/")) {
                assertEquals("closed 1006", fixture.next());
                assertEquals(0, fixture.server().connections().size());
                assertEquals(TEXT, slow.expect(Frame.TEXT).text());
            }
        }
    }
}
