package io.isosocket.cli;

import java.nio.ByteBuffer;
import java.util.HexFormat;

/** Binary messages in a form that a person can read. */
final class Hex {

    /** How many bytes of a message are shown. */
    private static final int LIMIT = 64;

    private Hex() {}

    /**
     * Shows a binary message.
     *
     * @param message its remaining bytes; position and limit stay as they are
     * @return one line: the size, and the first bytes in hexadecimal
     */
    static String line(ByteBuffer message) {
        int size = message.remaining();
        byte[] shown = new byte[Math.min(size, LIMIT)];
        message.duplicate().get(shown);
        String bytes = HexFormat.ofDelimiter(" ").formatHex(shown);
        return "<binary, " + size + (size == 1 ? " byte>" : " bytes>") + (size == 0 ? "" : " " + bytes)
                + (size > LIMIT ? " …" : "");
    }
}
