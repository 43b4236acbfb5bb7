package io.isosocket;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** UTF-8 as the Encoding Standard has it, where Java's own differs: in what becomes of surrogates. */
final class Utf8 {

    private static final byte SURROGATE_LEAD = (byte) 0xED;
    private static final byte NEVER_VALID = (byte) 0xFF;
    private static final int MIN_SURROGATE_SECOND = 0xA0;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long EACH_BYTE = 0x0101010101010101L;
    private static final long HIGHEST_BITS = EACH_BYTE << 7;

    private Utf8() {}

    /** Encodes a string after Web IDL's conversion to USVString: lone surrogates become U+FFFD. */
    static byte[] encode(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int lone = loneSurrogate(text, bytes);
        return lone < 0 ? bytes : wellFormed(text, lone).getBytes(StandardCharsets.UTF_8);
    }

    /** Decodes as the Encoding Standard's "UTF-8 decode": a BOM is dropped, what is malformed becomes U+FFFD. */
    static String decode(byte[] bytes) {
        int start = startsWithBom(bytes) ? 3 : 0;
        String text = new String(bytes, start, bytes.length - start, StandardCharsets.UTF_8);
        if (text.indexOf('\uFFFD') < 0) {
            return text;
        }
        // For an encoded surrogate Java writes one U+FFFD, the standard one for each byte, as after a byte never valid.
        byte[] split = bytes.clone();
        for (int i = start; i < split.length - 1; i++) {
            if (split[i] == SURROGATE_LEAD && isSurrogateSecond(split[i + 1])) {
                split[i] = NEVER_VALID;
            }
        }
        return new String(split, start, split.length - start, StandardCharsets.UTF_8);
    }

    /**
     * Where the first lone surrogate is, or -1. Java writes a question mark for one, so the text itself is looked at only
     * where its bytes have such a mark: this is done for every text that is sent.
     */
    private static int loneSurrogate(String text, byte[] bytes) {
        int mark = questionMark(bytes, 0);
        if (mark >= 0 && bytes.length != text.length()) {
            return loneSurrogate(text, 0);
        }
        // Each character is one byte: ASCII, or a lone surrogate.
        while (mark >= 0 && text.charAt(mark) == '?') {
            mark = questionMark(bytes, mark + 1);
        }
        return mark;
    }

    private static int questionMark(byte[] bytes, int from) {
        int i = from;
        while (i <= bytes.length - Long.BYTES && !hasQuestionMark((long) LONGS.get(bytes, i))) {
            i += Long.BYTES;
        }
        while (i < bytes.length && bytes[i] != '?') {
            i++;
        }
        return i < bytes.length ? i : -1;
    }

    private static boolean hasQuestionMark(long eightBytes) {
        long zeroWhereMark = eightBytes ^ (EACH_BYTE * '?');
        return ((zeroWhereMark - EACH_BYTE) & ~zeroWhereMark & HIGHEST_BITS) != 0;
    }

    private static int loneSurrogate(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (!isPair(text, i)) {
                    return i;
                }
                i++;
            }
        }
        return -1;
    }

    private static String wellFormed(String text, int firstLone) {
        StringBuilder result = new StringBuilder(text);
        for (int i = firstLone; i >= 0; i = loneSurrogate(text, i + 1)) {
            result.setCharAt(i, '\uFFFD');
        }
        return result.toString();
    }

    private static boolean isPair(String text, int index) {
        return index + 1 < text.length() && Character.isSurrogatePair(text.charAt(index), text.charAt(index + 1));
    }

    private static boolean startsWithBom(byte[] bytes) {
        return bytes.length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF;
    }

    private static boolean isSurrogateSecond(byte second) {
        int value = second & 0xFF;
        return value >= MIN_SURROGATE_SECOND && value <= 0xBF;
    }
}
