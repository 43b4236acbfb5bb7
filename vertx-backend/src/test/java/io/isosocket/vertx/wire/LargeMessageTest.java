package io.isosocket.vertx.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a peer can make this side hold. */
class LargeMessageTest {

    private static final WireSettings HUGE =
            new WireSettings(WireSettings.LARGEST_MESSAGE, Duration.ofSeconds(1), Duration.ZERO, 1);

    @Test
    void aHeaderThatClaimsGigabytesAllocatesLittle() {
        try (WireTester tester = new WireTester(Role.CLIENT, HUGE, null)) {
            // The test's heap is smaller than the length claimed.
            PeerFrame huge = new PeerFrame(0x82, new byte[] {1, 2, 3}, 8, WireSettings.LARGEST_MESSAGE, false);
            tester.receive(huge);
            assertEquals(List.of(), tester.events());
            assertEquals(List.of(), tester.sent());
        }
    }

    @Test
    void anEndlessRunOfEmptyFragmentsHoldsNothing() {
        try (WireTester tester = new WireTester(Role.CLIENT)) {
            tester.receive(PeerFrame.peerFrame(Opcode.TEXT, new byte[0]));
            PeerFrame[] run = new PeerFrame[5_000];
            Arrays.fill(run, PeerFrame.peerFrame(Opcode.CONTINUATION, new byte[0]));
            byte[] packet = tester.join(run);
            for (int i = 0; i < 20; i++) {
                tester.receive(packet);
            }
            tester.receive(PeerFrame.peerFrame(PeerFrame.FIN, new byte[] {'a'}));
            assertEquals(List.of("text a"), tester.events());
        }
    }

    @Test
    void aMessageOfExactlyTheLimitIsTaken() {
        try (WireTester tester =
                new WireTester(Role.SERVER, new WireSettings(200_000, Duration.ofSeconds(1), Duration.ZERO, 1), null)) {
            byte[] whole = tester.join(PeerFrame.peerFrame(0x82, new byte[200_000]));
            for (int at = 0; at < whole.length; at += 50_000) {
                tester.receive(Arrays.copyOfRange(whole, at, Math.min(whole.length, at + 50_000)));
            }
            List<String> events = tester.events();
            assertEquals(1, events.size());
            assertEquals("binary ".length() + 400_000, events.get(0).length());
            tester.receive(PeerFrame.peerFrame(0x82, new byte[200_001]));
            assertEquals(List.of("failed TOO_BIG OPEN"), tester.events());
        }
    }

    @Test
    void aLimitOfZeroTakesEmptyMessagesAlone() {
        WireSettings none = new WireSettings(0, Duration.ofSeconds(1), Duration.ZERO, 1);
        try (WireTester tester = new WireTester(Role.CLIENT, none, null)) {
            tester.receive(PeerFrame.text(""));
            tester.receive(PeerFrame.text("a"));
            assertEquals(List.of("text ", "failed TOO_BIG OPEN"), tester.events());
            assertTrue(tester.sent().contains("close 1009"));
        }
    }

    @Test
    void aMessageAsLargeAsTheLastOneIsPutTogetherInPlace() {
        int size = 16 << 20;
        WireSettings settings = new WireSettings(size, Duration.ofSeconds(1), Duration.ZERO, 1);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        try (WireTester tester = new WireTester(Role.CLIENT, settings, null)) {
            tester.listener.hearsMessages = false;
            byte[] piece = new byte[64 << 10];
            PeerFrame first = PeerFrame.peerFrame(Opcode.BINARY, piece);
            byte[] more = tester.join(PeerFrame.peerFrame(Opcode.CONTINUATION, piece));
            PeerFrame last = PeerFrame.peerFrame(PeerFrame.FIN, piece);
            long[] allocated = new long[3];
            for (int message = 0; message < allocated.length; message++) {
                long before = threads.getCurrentThreadAllocatedBytes();
                tester.receive(first);
                for (int i = 2; i < size / piece.length; i++) {
                    tester.receive(more);
                }
                tester.receive(last);
                allocated[message] = threads.getCurrentThreadAllocatedBytes() - before;
            }
            // By doubling it is the message twice; the packets of this test's peer are what both have on top.
            assertTrue(allocated[0] - allocated[1] > size / 2, () -> Arrays.toString(allocated));
            assertTrue(allocated[0] - allocated[2] > size / 2, () -> Arrays.toString(allocated));
        }
    }

    @Test
    void aSmallPieceMakesNoRoomForAMessageAsLargeAsTheLastOne() throws ProtocolViolation {
        PartialMessage message = new PartialMessage(false, false, 1 << 20, 1 << 20);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        byte[] piece = new byte[1_000];
        ByteBuf bytes = Unpooled.wrappedBuffer(piece);
        long before = threads.getCurrentThreadAllocatedBytes();
        message.announce(piece.length, false);
        message.append(bytes, piece.length, 0);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertTrue(allocated < 1 << 16, () -> allocated + " bytes");
    }

    @ParameterizedTest
    @ValueSource(ints = {70_000, 200_000, 1_000_000})
    void whateverTheLastSizeWasAMessageIsAsLargeAsItIs(int size) {
        WireSettings settings = new WireSettings(1 << 20, Duration.ofSeconds(1), Duration.ZERO, 1);
        try (WireTester tester = new WireTester(Role.CLIENT, settings, null)) {
            for (int before : new int[] {1_000_000, 70_000, 70_000}) {
                for (int each : new int[] {before, size}) {
                    byte[] data = new byte[each];
                    new Random(each).nextBytes(data);
                    tester.receive(PeerFrame.peerFrame(Opcode.BINARY, Arrays.copyOf(data, 65_000)));
                    tester.receive(PeerFrame.peerFrame(PeerFrame.FIN, Arrays.copyOfRange(data, 65_000, each)));
                    assertEquals(List.of("binary " + HexFormat.of().formatHex(data)), tester.events());
                }
            }
        }
    }

    @Test
    @Timeout(60)
    void aMillionSmallPiecesCostNoMoreThanTheirBytes() {
        int count = 1_000_000;
        byte[] piece = new byte[16];
        // Copying all at each piece would be eight terabytes.
        PartialMessage message = new PartialMessage(true, true, 16 * count, 0);
        for (int i = 0; i < count; i++) {
            assertTrue(message.accept(piece, 0, piece.length));
        }
        assertEquals(16 * count, message.binary().length);
    }
}
