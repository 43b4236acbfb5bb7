package io.isosocket.workbench.store;

import io.isosocket.workbench.log.LogEntry;
import java.util.HexFormat;

/**
 * The beginning of an entry, as a list shows it.
 *
 * @param text of text its first characters, of binary data its first bytes in hexadecimal
 * @param isWhole whether that is all
 */
record Preview(String text, boolean isWhole) {

    /** In characters. */
    private static final int TEXT = 200;

    /** In bytes. */
    private static final int BINARY = 64;

    static Preview of(LogEntry entry) {
        byte[] payload = entry.payload();
        if (entry.type().isBinary()) {
            int shown = Math.min(payload.length, BINARY);
            return new Preview(HexFormat.of().formatHex(payload, 0, shown), shown == payload.length);
        }
        String text = entry.text();
        if (text.codePointCount(0, text.length()) <= TEXT) {
            return new Preview(text, true);
        }
        return new Preview(text.substring(0, text.offsetByCodePoints(0, TEXT)), false);
    }
}
