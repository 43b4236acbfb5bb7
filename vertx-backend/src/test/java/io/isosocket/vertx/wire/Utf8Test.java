package io.isosocket.vertx.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The JDK's strict decoder says what is right. */
class Utf8Test {

    /** Bytes at the edges of what may follow what; random bytes alone would hardly ever be nearly valid. */
    private static final int[] EDGES = {
        0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBD, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xEC, 0xED,
        0xEE, 0xEF, 0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xF8, 0xFF
    };

    private final CharsetDecoder strict = UTF_8.newDecoder();
    private final CharBuffer chars = CharBuffer.allocate(64);

    @Test
    void agreesWithTheStrictDecoderOnEveryPairAndEdgeOfFour() {
        for (int first = 0; first < 256; first++) {
            for (int second = 0; second < 256; second++) {
                check(PeerFrame.bytes(first, second));
            }
        }
        for (int a : EDGES) {
            for (int b : EDGES) {
                for (int c : EDGES) {
                    check(PeerFrame.bytes(a, b, c));
                    for (int d : EDGES) {
                        check(PeerFrame.bytes(a, b, c, d));
                    }
                }
            }
        }
    }

    @Test
    void agreesWithTheStrictDecoderOnRandomBytes() {
        random(System.nanoTime(), 1_500_000);
    }

    @Test
    @Tag("long")
    void agreesWithTheStrictDecoderOnManyRandomBytes() {
        random(System.nanoTime(), 100_000_000);
    }

    @Test
    void acceptsEveryCodePointAndNoSurrogate() {
        for (int codePoint = 0; codePoint <= 0x10FFFF; codePoint++) {
            if (codePoint < 0xD800 || codePoint > 0xDFFF) {
                byte[] utf8 = Character.toString(codePoint).getBytes(UTF_8);
                assertTrue(
                        Utf8.isValid(utf8, 0, utf8.length), () -> HexFormat.of().formatHex(utf8));
            } else {
                byte[] surrogate = PeerFrame.bytes(
                        0xE0 | (codePoint >> 12), 0x80 | ((codePoint >> 6) & 0x3F), 0x80 | (codePoint & 0x3F));
                assertEquals(Utf8.REJECT, Utf8.check(Utf8.ACCEPT, surrogate, 0, 2));
            }
        }
    }

    private void random(long seed, int rounds) {
        Random random = new Random(seed);
        try {
            for (int i = 0; i < rounds; i++) {
                check(nearlyText(random));
            }
        } catch (AssertionError e) {
            throw new AssertionError("seed " + seed, e);
        }
    }

    private static byte[] nearlyText(Random random) {
        byte[] bytes = new byte[random.nextInt(24)];
        int i = 0;
        while (i < bytes.length) {
            byte[] piece =
                    switch (random.nextInt(4)) {
                        case 0 -> PeerFrame.bytes(EDGES[random.nextInt(EDGES.length)]);
                        case 1 -> PeerFrame.bytes(random.nextInt(128));
                        case 2 -> PeerFrame.bytes(random.nextInt(256));
                        default -> Character.toString(random.nextInt(0x110000)).getBytes(UTF_8);
                    };
            int count = Math.min(piece.length, bytes.length - i);
            System.arraycopy(piece, 0, bytes, i, count);
            i += count;
        }
        return bytes;
    }

    private void check(byte[] bytes) {
        strict.reset();
        chars.clear();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CoderResult begun = strict.decode(in, chars, false);
        boolean valid = !begun.isError() && !in.hasRemaining();
        boolean canBecomeValid = valid || (!begun.isError() && canBeCompleted(bytes));
        if (valid != Utf8.isValid(bytes, 0, bytes.length)) {
            throw new AssertionError(
                    (valid ? "refused " : "accepted ") + HexFormat.of().formatHex(bytes));
        }
        int state = Utf8.ACCEPT;
        int good = 0;
        while (good < bytes.length && state != Utf8.REJECT) {
            state = Utf8.check(state, bytes, good, ++good);
        }
        if (canBecomeValid != (state != Utf8.REJECT)) {
            throw new AssertionError(
                    "in pieces, not the same: " + HexFormat.of().formatHex(bytes));
        }
        if (valid != decodes(bytes)) {
            throw new AssertionError(
                    "the fast path is wrong for " + HexFormat.of().formatHex(bytes));
        }
    }

    /** Whether bytes that end within a character are right so far: the JDK's decoder tells only when it has them all. */
    private boolean canBeCompleted(byte[] bytes) {
        for (int next : new int[] {0x80, 0xBF}) {
            byte[] longer = bytes;
            for (int i = 0; i < 3; i++) {
                longer = Arrays.copyOf(longer, longer.length + 1);
                longer[longer.length - 1] = (byte) (i == 0 ? next : 0x80);
                strict.reset();
                chars.clear();
                ByteBuffer in = ByteBuffer.wrap(longer);
                if (!strict.decode(in, chars, true).isError() && !in.hasRemaining()) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean decodes(byte[] bytes) {
        try {
            return Arrays.equals(Utf8.decode(bytes, 0, bytes.length).getBytes(UTF_8), bytes);
        } catch (ProtocolViolation e) {
            assertEquals(1007, e.closeCode());
            return false;
        }
    }

    @Test
    void theReferenceIsStrict() {
        assertThrows(CharacterCodingException.class, () -> UTF_8.newDecoder()
                .decode(ByteBuffer.wrap(PeerFrame.bytes(0xED, 0xA0, 0x80))));
    }
}
