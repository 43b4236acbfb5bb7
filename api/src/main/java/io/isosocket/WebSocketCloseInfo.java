package io.isosocket;

import java.util.Objects;
import java.util.OptionalInt;

/**
 * How a {@link WebSocketStream} was closed or is to be closed (WebSockets Standard, the dictionary {@code
 * WebSocketCloseInfo}).
 *
 * @param closeCode the code, where there is one
 * @param reason the reason; empty for none
 */
public record WebSocketCloseInfo(OptionalInt closeCode, String reason) {

    /** Neither a code nor a reason. */
    public static final WebSocketCloseInfo NONE = new WebSocketCloseInfo(OptionalInt.empty(), "");

    /**
     * Checks for null. What may go over the wire is checked where the info is used.
     *
     * @param closeCode the code, where there is one
     * @param reason the reason; empty for none
     */
    public WebSocketCloseInfo {
        Objects.requireNonNull(closeCode, "closeCode");
        Objects.requireNonNull(reason, "reason");
    }

    /**
     * A code with a reason.
     *
     * @param closeCode the code
     * @param reason the reason; empty for none
     * @return the info
     */
    public static WebSocketCloseInfo of(int closeCode, String reason) {
        return new WebSocketCloseInfo(OptionalInt.of(closeCode), reason);
    }

    /** A reason without a code goes out with 1000 (WebSockets Standard, "close the WebSocket"). */
    OptionalInt codeToSend() {
        return closeCode.isEmpty() && !reason.isEmpty() ? OptionalInt.of(CloseCode.NORMAL_CLOSURE) : closeCode;
    }
}
