package io.isosocket.vertx.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.isosocket.vertx.peer.Deflated;
import io.isosocket.vertx.peer.Frame;
import io.isosocket.vertx.peer.PeerConnection;
import io.isosocket.vertx.peer.RawClient;
import io.netty.util.internal.PlatformDependent;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What clients do that want to harm: the server goes on serving another one, and holds no more than its limits say. */
class AttacksTest {

    private static final int PENDING = 50;
    private static final long DIRECT_MEMORY = 64 << 20;

    private final ServerFixture fixture = new ServerFixture();
    private final List<PeerConnection> attackers = new ArrayList<>();
    private @Nullable PeerConnection bystander;
    private long memoryBefore;

    @BeforeEach
    void start() throws IOException {
        start(UnaryOperator.identity());
    }

    /**
     * Starts a server with more limits in place of the last one. A short time limit is only for the test that is about it:
     * on a busy machine others would hit it.
     */
    private void start(UnaryOperator<ServerOptions.Builder> moreLimits) throws IOException {
        fixture.start(
                WebSocketServer.builder().handler((socket, request) -> {
                    ServerFixture.echo(socket);
                    socket.onclose(event -> fixture.note("closed " + event.code()));
                }),
                options -> moreLimits.apply(options.maxPendingHandshakes(PENDING)
                        .maxMessageSize(1 << 20)
                        .closeTimeout(Duration.ofMillis(300))
                        .slowClient(new SlowClientLimit(1 << 20, SlowClientLimit.WhenFull.CLOSE_TRY_AGAIN_LATER))));
        serveAnother();
        memoryBefore = PlatformDependent.usedDirectMemory();
    }

    @AfterEach
    void stop() throws IOException {
        if (bystander != null) {
            bystander.close();
        }
        for (PeerConnection attacker : attackers) {
            attacker.close();
        }
        fixture.close();
    }

    private PeerConnection attacker() throws IOException {
        PeerConnection attacker = fixture.open("/");
        attackers.add(attacker);
        return attacker;
    }

    /** One that comes before the attack, to be served in the midst of it. */
    private void openBystander() throws IOException {
        bystander = fixture.open("/");
    }

    private void serveBystander() throws IOException {
        PeerConnection client = Objects.requireNonNull(bystander, "bystander");
        client.send(Frame.text("still there?"));
        assertEquals("still there?", client.expect(Frame.TEXT).text());
    }

    /** Sends over and over, on a thread of its own, until it is cut. */
    private Thread flood(PeerConnection attacker, byte[] bytes) {
        Thread sending = new Thread(() -> {
            try {
                while (true) {
                    attacker.sendRaw(bytes);
                }
            } catch (IOException cut) {
                fixture.note("cut");
            }
        });
        sending.start();
        return sending;
    }

    /** Another client is served, and gives its place back. */
    private void serveAnother() throws IOException {
        talkToAnother();
        assertEquals("closed 1000", fixture.next());
    }

    private void talkToAnother() throws IOException {
        try (PeerConnection client = fixture.open("/")) {
            client.send(Frame.text("hello"));
            assertEquals("hello", client.expect(Frame.TEXT).text());
            client.send(Frame.close(1000, ""));
            client.expect(Frame.CLOSE);
        }
    }

    private void assertBounded() {
        long more = PlatformDependent.usedDirectMemory() - memoryBefore;
        assertTrue(more < DIRECT_MEMORY, () -> more + " bytes of direct memory more");
        assertEquals(bystander == null ? 0 : 1, fixture.server().connections().size());
    }

    @Test
    void halfOpenConnectionsInThousandsArePartlyCutAtOnceAndTheRestInTime() throws IOException {
        start(options -> options.handshakeTimeout(Duration.ofSeconds(1)));
        openBystander();
        for (int round = 0; round < 5; round++) {
            List<PeerConnection> halves = new ArrayList<>();
            for (int i = 0; i < 400; i++) {
                PeerConnection half = RawClient.connect(fixture.port());
                halves.add(half);
                if (i % 2 == 0) {
                    sendQuietly(half, "GET / HTTP/1.1\r\nHost: a\r\nX-Slow: ".getBytes(StandardCharsets.US_ASCII));
                }
            }
            serveBystander();
            for (PeerConnection half : halves) {
                half.awaitEnd();
                half.close();
            }
        }
        serveAnother();
        assertBounded();
    }

    private static void sendQuietly(PeerConnection to, byte[]... parts) {
        try {
            to.sendRaw(parts);
        } catch (IOException cut) {
            // The server does not want it any more, as it should.
        }
    }

    @Test
    void messageWithoutEndIsClosedAtTheLimit() throws IOException {
        PeerConnection attacker = attacker();
        byte[] part = Frame.of(Frame.CONTINUATION, new byte[60_000])
                .unfinished()
                .mask()
                .bytes();
        sendQuietly(attacker, Frame.binary().unfinished().mask().bytes());
        for (int i = 0; i < 30; i++) {
            sendQuietly(attacker, part);
        }
        assertEquals(1009, attacker.expect(Frame.CLOSE).closeCode());
        assertEquals("closed 1006", fixture.next());
        serveAnother();
        assertBounded();
    }

    @Test
    void frameOfAnImmenseLengthIsClosedAtItsHeader() throws IOException {
        PeerConnection attacker = attacker();
        byte[] header = Frame.binary(1).mask().bytes(8);
        header[2] = 0x7F;
        sendQuietly(attacker, header);
        assertEquals(1009, attacker.expect(Frame.CLOSE).closeCode());
        assertEquals("closed 1006", fixture.next());
        assertBounded();
    }

    @Test
    void emptyFragmentsWithoutEndAreNoMessage() throws Exception {
        start(options -> options.readTimeout(Duration.ofSeconds(3)));
        PeerConnection attacker = attacker();
        sendQuietly(attacker, Frame.text("").unfinished().mask().bytes());
        byte[] empty = Frame.continuation("").unfinished().mask().bytes();
        flood(attacker, empty);
        talkToAnother();
        assertEquals(3008, attacker.expect(Frame.CLOSE).closeCode());
        // On a busy machine the attacker may end before the other one.
        List<Object> ends = List.of(fixture.next(), fixture.next(), fixture.next());
        assertEquals(Set.of("closed 1000", "closed 1006", "cut"), Set.copyOf(ends));
        assertBounded();
    }

    @Test
    void floodOfPingsThatReadsNoPongsIsNotReadFrom() throws Exception {
        PeerConnection attacker = attacker();
        byte[] ping = Frame.ping("x".repeat(125)).mask().bytes();
        Thread sending = flood(attacker, ping);
        for (int i = 0; i < 20; i++) {
            serveAnother();
        }
        long more = PlatformDependent.usedDirectMemory() - memoryBefore;
        assertTrue(more < DIRECT_MEMORY, () -> more + " bytes of direct memory more");
        attacker.close();
        sending.join(10_000);
    }

    @Test
    void clientsThatNeverReadTheirEchoesAreDropped() throws Exception {
        openBystander();
        byte[] message = Frame.of(Frame.BINARY, new byte[60_000]).mask().bytes();
        for (int i = 0; i < 10; i++) {
            flood(attacker(), message);
        }
        serveBystander();
        int closed = 0;
        int cut = 0;
        while (closed < 10 || cut < 10) {
            Object what = fixture.next();
            closed += what.toString().startsWith("closed") ? 1 : 0;
            cut += what.equals("cut") ? 1 : 0;
        }
        serveAnother();
        assertBounded();
    }

    @Test
    void clientThatNeverReadsTheEchoesOfEmptyMessagesIsDropped() throws IOException {
        PeerConnection attacker = attacker();
        byte[] empty = Frame.text("").mask().bytes();
        ByteBuffer many = ByteBuffer.allocate(10_000 * empty.length);
        while (many.hasRemaining()) {
            many.put(empty);
        }
        flood(attacker, many.array());
        List<Object> ends = List.of(fixture.next(), fixture.next());
        assertEquals(Set.of("closed 1006", "cut"), Set.copyOf(ends));
        serveAnother();
        assertBounded();
    }

    @Test
    void wrongOriginsAndOversizedHeadersCostNothing() throws IOException {
        for (int i = 0; i < 200; i++) {
            assertEquals(403, fixture.statusOf("/", "Origin: http://evil.example"));
            assertEquals(431, fixture.statusOf("/", "X-Long: " + "x".repeat(20_000)));
        }
        serveAnother();
        assertBounded();
    }

    @Test
    void floodOfMessagesLeavesOthersTheirTurn() throws Exception {
        openBystander();
        PeerConnection attacker = attacker();
        byte[] message = Frame.text("").mask().bytes();
        Thread sending = flood(attacker, message);
        Thread reading = new Thread(() -> {
            try {
                attacker.skipToEnd();
            } catch (IOException cut) {
                // By the end of the test.
            }
        });
        reading.start();
        for (int i = 0; i < 3; i++) {
            serveBystander();
        }
        attacker.close();
        sending.join(10_000);
        reading.join(10_000);
    }

    @Test
    void decompressionBombIsClosedAtTheLimit() throws IOException {
        openBystander();
        byte[] bomb =
                Deflated.compress(Frame.text("0".repeat(50_000_000))).mask().bytes();
        for (int i = 0; i < 10; i++) {
            try (PeerConnection attacker = fixture.open("/", "Sec-WebSocket-Extensions: permessage-deflate")) {
                attacker.sendRaw(bomb);
                serveBystander();
                assertEquals(1009, attacker.expect(Frame.CLOSE).closeCode());
            }
            assertEquals("closed 1006", fixture.next());
        }
        assertBounded();
    }

    @Test
    void handshakesInSmallPiecesAreServedOrCutInTime() throws IOException {
        start(options -> options.handshakeTimeout(Duration.ofSeconds(1)));
        openBystander();
        List<PeerConnection> slow = new ArrayList<>();
        byte[] request = RawClient.request(fixture.port(), "/", RawClient.key(1), RawClient.HEADERS);
        for (int i = 0; i < PENDING; i++) {
            slow.add(RawClient.connect(fixture.port()));
        }
        for (byte each : Arrays.copyOf(request, request.length - 1)) {
            for (PeerConnection half : slow) {
                sendQuietly(half, new byte[] {each});
            }
            serveBystander();
        }
        for (PeerConnection half : slow) {
            half.awaitEnd();
            half.close();
        }
        serveAnother();
        assertBounded();
    }
}
