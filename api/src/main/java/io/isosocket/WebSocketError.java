package io.isosocket;

import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Why a {@link WebSocketStream} ended, or is to be closed (WebSockets Standard, the interface {@code WebSocketError}).
 * Given to {@link WebSocketWritable#abort}, it says with which code. Its cause is the {@link WebSocketFailure} where the
 * connection failed.
 */
public final class WebSocketError extends DOMException {

    private static final long serialVersionUID = 1L;
    private static final String NAME = "WebSocketError";

    /** The code, or null. */
    private final @Nullable Integer closeCode;
    /** The reason. */
    private final String reason;

    /**
     * Makes an error with neither a code nor a reason.
     *
     * @param message what happened
     */
    public WebSocketError(String message) {
        this(message, WebSocketCloseInfo.NONE);
    }

    /**
     * Makes an error.
     *
     * @param message what happened
     * @param init a code and a reason to close with; a reason without a code stands for 1000
     * @throws DOMException InvalidAccessError where the code is neither 1000 nor in 3000 to 4999, SyntaxError where the
     *     reason has more than 123 bytes of UTF-8
     */
    public WebSocketError(String message, WebSocketCloseInfo init) {
        super(message, NAME);
        OptionalInt code = init.codeToSend();
        if (code.isPresent()) {
            CloseArguments checked = CloseArguments.of(code.getAsInt(), init.reason(), CloseCodeRule.BROWSER);
            closeCode = checked.code();
            reason = checked.reason();
        } else {
            closeCode = null;
            reason = "";
        }
    }

    private WebSocketError(String message, @Nullable Integer closeCode, String reason, @Nullable Throwable cause) {
        super(message, NAME);
        this.closeCode = closeCode;
        this.reason = reason;
        if (cause != null) {
            initCause(cause);
        }
    }

    /** For a connection that was never open. */
    static WebSocketError neverOpen(String message, @Nullable Throwable cause) {
        return new WebSocketError(message, null, "", cause);
    }

    /** For a connection that ended without a closing handshake. */
    static WebSocketError unclean(String message, int code, String reason, @Nullable Throwable cause) {
        return new WebSocketError(message, code, reason, cause);
    }

    /** {@return the code, where there is one} */
    public OptionalInt closeCode() {
        return closeCode == null ? OptionalInt.empty() : OptionalInt.of(closeCode);
    }

    /** {@return the reason; empty for none} */
    public String reason() {
        return reason;
    }
}
