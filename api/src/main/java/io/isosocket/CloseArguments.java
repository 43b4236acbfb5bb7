package io.isosocket;

import io.isosocket.spi.Connection;

/** The arguments of {@code close()}, checked (WebSockets Standard, section 3.1). */
record CloseArguments(int code, String reason) {

    /** No code was given. */
    static final CloseArguments NONE = new CloseArguments(Connection.NO_STATUS, "");

    private static final int NORMAL_CLOSURE = 1000;
    private static final int FIRST_PRIVATE = 3000;
    private static final int LAST_PRIVATE = 4999;
    private static final int MAX_REASON = 123;

    static CloseArguments of(int code, String reason) {
        if (code != NORMAL_CLOSURE && (code < FIRST_PRIVATE || code > LAST_PRIVATE)) {
            throw new DOMException(
                    "close: the code " + code + " is neither 1000 nor in 3000 to 4999", "InvalidAccessError");
        }
        int length = Utf8.encode(reason).length;
        if (length > MAX_REASON) {
            throw new DOMException(
                    "close: the reason has " + length + " bytes of UTF-8, more than " + MAX_REASON, "SyntaxError");
        }
        return new CloseArguments(code, reason);
    }
}
