package io.isosocket.vertx.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

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
    @Timeout(60)
    void aMillionSmallPiecesCostNoMoreThanTheirBytes() {
        int count = 1_000_000;
        byte[] piece = new byte[16];
        // Copying all at each piece would be eight terabytes.
        PartialMessage message = new PartialMessage(true, true, 16 * count);
        for (int i = 0; i < count; i++) {
            assertTrue(message.accept(piece, 0, piece.length));
        }
        assertEquals(16 * count, message.binary().length);
    }
}
