package io.isosocket.js.text;

import java.io.Serial;

/** Bytes are not what their encoding allows, and the mode is fatal. */
public final class MalformedTextException extends Exception {

    @Serial
    private static final long serialVersionUID = 1;

    /** Makes one without a stack trace, since it only says that there was one. */
    MalformedTextException() {
        super("malformed text", null, false, false);
    }
}
