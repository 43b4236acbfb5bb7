package io.isosocket.vertx.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Strict UTF-8 (RFC 3629, section 4), also over text that comes in pieces.
 *
 * <p>Between two pieces the state is an int: {@link #ACCEPT} between characters; within one, how many continuation
 * bytes are missing (bits 16 and up) and which range the next one must be in (bits 8–15 and 0–7). The range is what
 * refuses overlong forms, surrogates and code points over U+10FFFF at the first byte that shows them.
 */
final class Utf8 {

    /** The text so far is valid and ends with a whole character; also the state before the first byte. */
    static final int ACCEPT = 0;

    /** The text so far cannot become valid. */
    static final int REJECT = -1;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long NOT_ASCII = 0x8080808080808080L;

    private Utf8() {}

    /** Whether the bytes are a whole valid text. */
    static boolean isValid(byte[] bytes, int from, int to) {
        return check(ACCEPT, bytes, from, to) == ACCEPT;
    }

    /**
     * Decodes a whole text.
     *
     * @throws ProtocolViolation if it is not valid
     */
    static String decode(byte[] bytes, int from, int to) throws ProtocolViolation {
        String text = new String(bytes, from, to - from, UTF_8);
        // The JDK leaves U+FFFD for what is malformed: without one the bytes were valid, with one they are looked at.
        if (text.indexOf('\uFFFD') >= 0 && !isValid(bytes, from, to)) {
            throw invalid();
        }
        return text;
    }

    static ProtocolViolation invalid() {
        return ProtocolViolation.payload("a text that is not UTF-8");
    }

    /** Goes over the next piece of a text: {@return the state after it, {@link #REJECT} for good if it is invalid} */
    static int check(int state, byte[] bytes, int from, int to) {
        int i = from;
        int current = state;
        while (i < to && current != REJECT) {
            if (current != ACCEPT) {
                current = continuation(current, bytes[i++] & 0xFF);
                continue;
            }
            i = skipAscii(bytes, i, to);
            if (i < to) {
                current = lead(bytes[i++] & 0xFF);
            }
        }
        return current;
    }

    private static int skipAscii(byte[] bytes, int from, int to) {
        int i = from;
        while (i <= to - Long.BYTES && ((long) LONGS.get(bytes, i) & NOT_ASCII) == 0) {
            i += Long.BYTES;
        }
        while (i < to && bytes[i] >= 0) {
            i++;
        }
        return i;
    }

    private static int lead(int octet) {
        if (octet < 0xC2) {
            return REJECT;
        }
        if (octet < 0xE0) {
            return expect(1, 0x80, 0xBF);
        }
        if (octet < 0xF0) {
            return switch (octet) {
                case 0xE0 -> expect(2, 0xA0, 0xBF);
                case 0xED -> expect(2, 0x80, 0x9F);
                default -> expect(2, 0x80, 0xBF);
            };
        }
        return switch (octet) {
            case 0xF0 -> expect(3, 0x90, 0xBF);
            case 0xF1, 0xF2, 0xF3 -> expect(3, 0x80, 0xBF);
            case 0xF4 -> expect(3, 0x80, 0x8F);
            default -> REJECT;
        };
    }

    private static int continuation(int state, int octet) {
        int lowest = state >> 8 & 0xFF;
        int highest = state & 0xFF;
        if (octet < lowest || octet > highest) {
            return REJECT;
        }
        int missing = (state >> 16) - 1;
        return missing == 0 ? ACCEPT : expect(missing, 0x80, 0xBF);
    }

    private static int expect(int missing, int lowest, int highest) {
        return missing << 16 | lowest << 8 | highest;
    }
}
