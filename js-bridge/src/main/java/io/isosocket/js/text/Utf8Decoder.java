package io.isosocket.js.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/**
 * UTF-8, section 8.1.1. The JDK decodes what is well-formed; it replaces encoded surrogates by fewer U+FFFD than the
 * standard, which wants one for each maximal subpart.
 */
final class Utf8Decoder implements Decoder {

    private static final byte[] NONE = {};

    /** The start of a character, whose rest is to come. */
    private byte[] pending = NONE;

    @Override
    public void decode(byte[] bytes, Text text) throws MalformedTextException {
        byte[] all = bytes;
        if (pending.length > 0) {
            all = Arrays.copyOf(pending, pending.length + bytes.length);
            System.arraycopy(bytes, 0, all, pending.length, bytes.length);
        }
        int complete = all.length - incomplete(all);
        pending = complete < all.length ? Arrays.copyOfRange(all, complete, all.length) : NONE;
        add(all, complete, text);
    }

    @Override
    public void end(Text text) throws MalformedTextException {
        byte[] rest = pending;
        pending = NONE;
        add(rest, rest.length, text);
    }

    private static void add(byte[] bytes, int length, Text text) throws MalformedTextException {
        String decoded = new String(bytes, 0, length, UTF_8);
        // Malformed bytes always leave a U+FFFD, so only a text that has one needs a second look.
        if (decoded.indexOf('\uFFFD') < 0) {
            text.add(decoded);
        } else {
            addCarefully(bytes, length, text);
        }
    }

    private static void addCarefully(byte[] bytes, int length, Text text) throws MalformedTextException {
        int from = 0;
        while (from < length) {
            int size = subpart(bytes, from, length);
            if (size == lengthOf(bytes[from] & 0xFF)) {
                text.add(new String(bytes, from, size, UTF_8));
            } else {
                text.error();
            }
            from += size;
        }
    }

    /** {@return how many bytes from an offset belong together: a character, the start of one, or one wrong byte} */
    private static int subpart(byte[] bytes, int from, int end) {
        int lead = bytes[from] & 0xFF;
        int wanted = Math.min(lengthOf(lead), end - from);
        int size = 1;
        while (size < wanted && fits(lead, size, bytes[from + size] & 0xFF)) {
            size++;
        }
        return size;
    }

    /** {@return how many bytes at the end are the start of a character that more bytes could complete} */
    private static int incomplete(byte[] bytes) {
        for (int count = 1; count <= Math.min(3, bytes.length); count++) {
            int from = bytes.length - count;
            int length = lengthOf(bytes[from] & 0xFF);
            if (length != 0) {
                return count < length && subpart(bytes, from, bytes.length) == count ? count : 0;
            }
        }
        return 0;
    }

    /** {@return how many bytes a character has that begins so, or 0 if none does} */
    private static int lengthOf(int lead) {
        if (lead < 0x80) {
            return 1;
        }
        if (lead < 0xC2 || lead > 0xF4) {
            return 0;
        }
        return lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    }

    private static boolean fits(int lead, int index, int value) {
        int lower = 0x80;
        int upper = 0xBF;
        if (index == 1) {
            switch (lead) {
                case 0xE0 -> lower = 0xA0;
                case 0xED -> upper = 0x9F;
                case 0xF0 -> lower = 0x90;
                case 0xF4 -> upper = 0x8F;
                default -> {
                    // All of them.
                }
            }
        }
        return lower <= value && value <= upper;
    }
}
