package io.isosocket.vertx.peer;

import java.util.HexFormat;

/** How transcripts show data: printable ASCII, and long data by its length and hash. The browser's player does the same. */
public final class Show {
    private static final int LONG = 150;

    private Show() {}

    /** A string in quotes; each UTF-16 unit that is not printable ASCII is shown by its number. */
    public static String text(String value) {
        if (value.length() > LONG) {
            return value.length() + " characters, hash " + value.hashCode();
        }
        StringBuilder out = new StringBuilder("\"");
        value.chars().forEach(c -> {
            if (c == '"' || c == '\\') {
                out.append('\\').append((char) c);
            } else if (c >= 0x20 && c < 0x7F) {
                out.append((char) c);
            } else {
                out.append(String.format("\\u%04x", c));
            }
        });
        return out.append('"').toString();
    }

    /** Bytes in hexadecimal. */
    public static String bytes(byte[] value) {
        String hex = HexFormat.of().formatHex(value);
        return hex.length() > LONG ? value.length + " bytes, hash " + hex.hashCode() : hex.isEmpty() ? "empty" : hex;
    }
}
