package io.isosocket.cli;

import io.isosocket.workbench.payload.Payload;
import java.nio.ByteBuffer;

/** Messages within a sentence. */
final class Shown {

    /** How many characters of a text are shown. */
    private static final int LIMIT = 500;

    private Shown() {}

    /** {@return the message, cut where it is long} */
    static String message(Payload message) {
        return message instanceof Payload.Text text ? text(text.text()) : Hex.line(ByteBuffer.wrap(message.bytes()));
    }

    /** {@return the text in quotes, on one line, cut where it is long} */
    static String text(String text) {
        String shown = text.length() <= LIMIT
                ? "\"" + text + "\""
                : "\"" + text.substring(0, LIMIT) + "…\" (" + text.length() + " characters)";
        return shown.replace("\n", "\\n").replace("\r", "\\r");
    }
}
