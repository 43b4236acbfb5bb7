package io.isosocket.url;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** URL Standard 1.3: percent-encoding, always by UTF-8, and percent-decoding. */
public final class PercentEncoding {
    private static final char[] HEX = "0123456789ABCDEF".toCharArray();

    private PercentEncoding() {}

    /** The whole text, encoded. */
    static String encode(String text, PercentEncodeSet set) {
        return encode(text, 0, text.length(), set);
    }

    /** The part of the text from {@code from} to {@code to}, encoded. */
    static String encode(String text, int from, int to, PercentEncodeSet set) {
        int clean = cleanRun(text, from, to, set);
        if (clean == to) {
            return text.substring(from, to);
        }
        StringBuilder encoded = new StringBuilder(to - from + 16);
        append(encoded, text, from, to, set);
        return encoded.toString();
    }

    /** Appends the part of the text from {@code from} to {@code to}, encoded. */
    static void append(StringBuilder out, String text, int from, int to, PercentEncodeSet set) {
        int at = from;
        while (at < to) {
            int clean = cleanRun(text, at, to, set);
            out.append(text, at, clean);
            at = clean;
            if (at < to) {
                int c = text.codePointAt(at);
                appendUtf8(out, c);
                at += Character.charCount(c);
            }
        }
    }

    private static int cleanRun(String text, int from, int to, PercentEncodeSet set) {
        int at = from;
        while (at < to && !set.contains(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static void appendUtf8(StringBuilder out, int c) {
        if (c < 0x80) {
            appendByte(out, c);
        } else if (c < 0x800) {
            appendByte(out, 0xC0 | (c >> 6));
            appendByte(out, 0x80 | (c & 0x3F));
        } else if (c < 0x10000) {
            appendByte(out, 0xE0 | (c >> 12));
            appendByte(out, 0x80 | ((c >> 6) & 0x3F));
            appendByte(out, 0x80 | (c & 0x3F));
        } else {
            appendByte(out, 0xF0 | (c >> 18));
            appendByte(out, 0x80 | ((c >> 12) & 0x3F));
            appendByte(out, 0x80 | ((c >> 6) & 0x3F));
            appendByte(out, 0x80 | (c & 0x3F));
        }
    }

    private static void appendByte(StringBuilder out, int value) {
        out.append('%').append(HEX[value >> 4]).append(HEX[value & 0xF]);
    }

    /** The bytes of the text: its UTF-8, with a percent sign and two hexadecimal digits standing for one byte. */
    static byte[] decode(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream decoded = new ByteArrayOutputStream(bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '%'
                    && i + 2 < bytes.length
                    && Ascii.hexDigit(bytes[i + 1]) >= 0
                    && Ascii.hexDigit(bytes[i + 2]) >= 0) {
                decoded.write((Ascii.hexDigit(bytes[i + 1]) << 4) | Ascii.hexDigit(bytes[i + 2]));
                i += 2;
            } else {
                decoded.write(bytes[i]);
            }
        }
        return decoded.toByteArray();
    }

    /**
     * Decodes a text once.
     *
     * @param text any text; a percent sign without two digits stays
     * @return the decoded bytes as UTF-8, each malformed sequence as U+FFFD
     */
    public static String decodeUtf8(String text) {
        return new String(decode(text), StandardCharsets.UTF_8);
    }
}
