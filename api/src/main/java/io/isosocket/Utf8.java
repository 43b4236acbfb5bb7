package io.isosocket;

import java.nio.charset.StandardCharsets;

/** UTF-8 as the Encoding Standard has it, where Java's own differs: in what becomes of surrogates. */
final class Utf8 {

    private static final byte SURROGATE_LEAD = (byte) 0xED;
    private static final byte NEVER_VALID = (byte) 0xFF;
    private static final int MIN_SURROGATE_SECOND = 0xA0;

    private Utf8() {}

    /** Encodes a string after Web IDL's conversion to USVString: lone surrogates become U+FFFD. */
    static byte[] encode(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (isAscii(text, bytes)) {
            return bytes;
        }
        int lone = loneSurrogate(text, 0);
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

    /** Java writes one byte, a question mark, for a lone surrogate, so the lengths alone do not tell. */
    private static boolean isAscii(String text, byte[] bytes) {
        return bytes.length == text.length() && new String(bytes, StandardCharsets.ISO_8859_1).equals(text);
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
