package io.isosocket;

import io.isosocket.spi.Connection;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The arguments of {@code close()}, checked (WebSockets Standard, section 3.1). */
record CloseArguments(int code, String reason) {

    /** No code was given. */
    static final CloseArguments NONE = new CloseArguments(Connection.NO_STATUS, "");

    private static final int MAX_REASON = 123;

    static CloseArguments of(int code, String reason, CloseCodeRule rule) {
        Objects.requireNonNull(reason, "reason");
        rule.check(code);
        byte[] utf8 = Utf8.encode(reason);
        if (utf8.length > MAX_REASON) {
            throw new DOMException(
                    "close: the reason has " + utf8.length + " bytes of UTF-8, more than " + MAX_REASON, "SyntaxError");
        }
        // The IDL's USVString: a lone surrogate has become U+FFFD.
        return new CloseArguments(code, new String(utf8, StandardCharsets.UTF_8));
    }
}
