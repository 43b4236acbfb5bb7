package io.isosocket.vertx.wire;

import static io.isosocket.vertx.wire.PeerFrame.FIN;
import static io.isosocket.vertx.wire.PeerFrame.RSV1;
import static io.isosocket.vertx.wire.PeerFrame.peerFrame;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netty.buffer.ByteBuf;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.DataFormatException;
import org.junit.jupiter.api.Test;

/** How frames and compression meet, with a compression that can be read: each byte stands twice, '!' is no data. */
class CompressedMessageTest {

    private static final class Doubling implements MessageInflater, MessageDeflater {
        final List<String> calls = new ArrayList<>();
        int closed;

        @Override
        public boolean inflate(byte[] input, int offset, int length, boolean end, Output output)
                throws DataFormatException {
            calls.add(new String(input, offset, length, UTF_8) + (end ? "." : ""));
            for (int i = 0; i < length; i++) {
                byte octet = input[offset + i];
                if (octet == '!') {
                    throw new DataFormatException("no data");
                }
                if (!output.accept(new byte[] {octet, octet}, 0, 2)) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public void deflate(byte[] input, int offset, int length, ByteBuf out) {
            for (int i = 0; i < length; i++) {
                out.writeByte(input[offset + i]).writeByte(input[offset + i]);
            }
        }

        @Override
        public void deflatePart(byte[] input, int offset, int length, boolean last, ByteBuf out) {
            deflate(input, offset, length, out);
        }

        @Override
        public void close() {
            closed++;
        }
    }

    private final Doubling doubling = new Doubling();
    private final WireTester tester = new WireTester(
            Role.SERVER,
            new WireSettings(8, Duration.ofSeconds(1), Duration.ZERO, 1),
            new Compression(doubling, doubling, 0));

    private static PeerFrame frame(int firstByte, String payload) {
        return peerFrame(firstByte, payload.getBytes(UTF_8));
    }

    @Test
    void aCompressedMessageIsInflatedAndOthersAreNot() {
        tester.receive(frame(FIN | RSV1 | 1, "ab"), frame(FIN | 1, "cd"), frame(FIN | RSV1 | 2, "e"));
        assertEquals(List.of("text aabb", "text cd", "binary 6565"), tester.events());
        assertEquals(List.of("ab.", "e."), doubling.calls);
        tester.close();
    }

    @Test
    void fragmentsAreInflatedAsTheyComeAndEndedOnce() {
        tester.receive(frame(RSV1 | 1, "a"), frame(0, ""), PeerFrame.ping("p"), frame(0, "b"), frame(FIN, ""));
        assertEquals(List.of("ping p", "text aabb"), tester.events());
        assertEquals(List.of("a", "b", "."), doubling.calls);
        tester.close();
    }

    @Test
    void bytewiseTheSameArrives() {
        for (byte octet : tester.join(frame(RSV1 | 1, "ab"), frame(FIN, "c"))) {
            tester.receive(new byte[] {octet});
        }
        assertEquals(List.of("text aabbcc"), tester.events());
        assertEquals(List.of("a", "b", "c."), doubling.calls);
        tester.close();
    }

    @Test
    void theBitMayNotStandOnAContinuationOrAControlFrame() {
        tester.receive(frame(RSV1 | 1, "a"), frame(FIN | RSV1, "b"));
        assertEquals(List.of("close 1002"), tester.sent());
        tester.close();
        try (WireTester other =
                new WireTester(Role.SERVER, WireTester.SETTINGS, new Compression(doubling, doubling, 0))) {
            other.receive(frame(FIN | RSV1 | 9, ""));
            assertEquals(List.of("close 1002"), other.sent());
        }
    }

    @Test
    void theLimitHoldsForWhatIsInflated() {
        tester.receive(frame(FIN | RSV1 | 1, "abcd"));
        assertEquals(List.of("text aabbccdd"), tester.events());
        tester.receive(frame(RSV1 | 1, "abc"), frame(0, "de"));
        assertEquals(List.of("failed TOO_BIG OPEN"), tester.events());
        assertEquals(List.of("close 1009"), tester.sent());
        assertEquals(2, doubling.closed);
        tester.close();
        assertEquals(2, doubling.closed);
    }

    @Test
    void whatCannotBeInflatedIsInvalidPayload() {
        tester.receive(frame(FIN | RSV1 | 1, "a!"));
        assertEquals(List.of("close 1007"), tester.sent());
        assertEquals(List.of("failed PROTOCOL OPEN"), tester.events());
        tester.close();
    }

    @Test
    void inflatedTextIsCheckedWhileItComes() {
        tester.receive(peerFrame(RSV1 | 1, PeerFrame.bytes('a', 0xC3)));
        assertEquals(List.of("close 1007"), tester.sent());
        tester.close();
    }

    @Test
    void whatIsSentIsCompressedAndCountedBeforeThat() {
        tester.codec.sendText("abc".getBytes(UTF_8));
        tester.codec.ping("p".getBytes(UTF_8));
        tester.channel.runPendingTasks();
        assertEquals(List.of("c1 616162626363", "ping p"), tester.sent());
        assertEquals(3, tester.listener.acceptedBytes());
        tester.close();
    }

    @Test
    void messagesUnderTheThresholdAreNotCompressed() {
        try (WireTester other =
                new WireTester(Role.SERVER, WireTester.SETTINGS, new Compression(doubling, doubling, 3))) {
            for (String message : List.of("ab", "abc", "")) {
                other.codec.sendText(message.getBytes(UTF_8));
            }
            other.channel.runPendingTasks();
            assertEquals(List.of("text ab", "c1 616162626363", "text"), other.sent());
            assertEquals(5, other.listener.acceptedBytes());
        }
        tester.close();
    }
}
