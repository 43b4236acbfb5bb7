package io.isosocket.vertx.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Properties that hold for whatever comes; a failure names the seed. */
class RandomTrafficTest {

    @Test
    void messagesArriveTheSameHoweverTheyAreSplit() {
        forSeeds(1_000, RandomTrafficTest::splitMessages);
    }

    @Test
    void randomBytesNeitherCrashNorHangNorLeak() {
        forSeeds(4_000, RandomTrafficTest::noise);
    }

    @Test
    @Tag("long")
    void messagesArriveTheSameHoweverTheyAreSplitForLong() {
        forSeeds(100_000, RandomTrafficTest::splitMessages);
    }

    @Test
    @Tag("long")
    void randomBytesNeitherCrashNorHangNorLeakForLong() {
        forSeeds(400_000, RandomTrafficTest::noise);
    }

    private interface Property {
        void check(Random random, Role role);
    }

    private static void forSeeds(int count, Property property) {
        long first = System.nanoTime();
        for (long seed = first; seed < first + count; seed++) {
            try {
                property.check(new Random(seed), seed % 2 == 0 ? Role.CLIENT : Role.SERVER);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed, e);
            }
        }
    }

    private static void splitMessages(Random random, Role role) {
        try (WireTester tester = new WireTester(role)) {
            List<String> expected = new ArrayList<>();
            List<PeerFrame> frames = new ArrayList<>();
            for (int i = random.nextInt(6); i >= 0; i--) {
                message(random, frames, expected);
            }
            byte[] wire = tester.join(frames.toArray(new PeerFrame[0]));
            for (int at = 0; at < wire.length; ) {
                int end = Math.min(wire.length, at + 1 + random.nextInt(random.nextBoolean() ? 4 : 400));
                tester.receive(Arrays.copyOfRange(wire, at, end));
                at = end;
            }
            assertEquals(expected, tester.events());
            List<String> pongs = expected.stream()
                    .filter(line -> line.startsWith("ping"))
                    .map(line -> line.replaceFirst("ping", "pong").strip())
                    .toList();
            assertEquals(pongs, tester.sent());
        }
    }

    private static void message(Random random, List<PeerFrame> frames, List<String> expected) {
        boolean isText = random.nextBoolean();
        byte[] payload = isText ? text(random).getBytes(UTF_8) : new byte[random.nextInt(300)];
        if (!isText) {
            random.nextBytes(payload);
        }
        int opcode = isText ? Opcode.TEXT : Opcode.BINARY;
        int at = 0;
        while (random.nextInt(3) > 0) {
            int end = at + random.nextInt(payload.length - at + 1);
            frames.add(PeerFrame.peerFrame(opcode, Arrays.copyOfRange(payload, at, end)));
            if (random.nextInt(3) == 0) {
                frames.add(PeerFrame.ping("p" + end));
                expected.add("ping p" + end);
            }
            opcode = Opcode.CONTINUATION;
            at = end;
        }
        frames.add(PeerFrame.peerFrame(PeerFrame.FIN | opcode, Arrays.copyOfRange(payload, at, payload.length)));
        expected.add(
                isText
                        ? "text " + new String(payload, UTF_8)
                        : "binary " + HexFormat.of().formatHex(payload));
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(100); i > 0; i--) {
            int codePoint = random.nextInt(random.nextBoolean() ? 0x80 : 0x110000);
            text.appendCodePoint(codePoint >= 0xD800 && codePoint <= 0xDFFF ? 0xFFFD : codePoint);
        }
        return text.toString();
    }

    /** Bytes that begin as frames often do, so that more than the first header is reached. */
    private static void noise(Random random, Role role) {
        try (WireTester tester = new WireTester(role)) {
            for (int packets = 1 + random.nextInt(8); packets > 0 && tester.channel.isOpen(); packets--) {
                byte[] packet = new byte[random.nextInt(60)];
                random.nextBytes(packet);
                if (packet.length > 2 && random.nextInt(4) > 0) {
                    int opcode = new int[] {0x01, 0x81, 0x82, 0x00, 0x80, 0x89, 0x88}[random.nextInt(7)];
                    packet[0] = (byte) opcode;
                    packet[1] = (byte) ((role == Role.SERVER ? 0x80 : 0) | random.nextInt(40));
                }
                tester.receive(packet);
            }
            tester.endTcp();
            List<String> events = tester.events();
            long ends = events.stream()
                    .filter(line -> line.startsWith("closed") || line.startsWith("failed"))
                    .count();
            assertTrue(ends == 1, () -> "exactly one end: " + events);
            assertTrue(events.stream().noneMatch(line -> line.startsWith("failed INTERNAL")), events::toString);
            assertTrue(tester.sent().stream()
                            .filter(line -> line.startsWith("close"))
                            .count()
                    <= 1);
        }
    }
}
