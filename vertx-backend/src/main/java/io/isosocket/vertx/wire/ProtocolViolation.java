package io.isosocket.vertx.wire;

import io.isosocket.CloseCode;
import io.isosocket.WebSocketFailure.Kind;

/** The peer broke the protocol, or went over a limit: the connection is to be failed (RFC 6455, section 7.1.7). */
final class ProtocolViolation extends Exception {

    private static final long serialVersionUID = 1L;

    private final int closeCode;

    private ProtocolViolation(int closeCode, String message) {
        // No stack trace: what matters is what the peer sent, and a peer must not be able to make this expensive.
        super(message, null, false, false);
        this.closeCode = closeCode;
    }

    /** The peer's frames do not follow the protocol. */
    static ProtocolViolation protocol(String message) {
        return new ProtocolViolation(CloseCode.PROTOCOL_ERROR, message);
    }

    /** The payload is not what the frame says it is. */
    static ProtocolViolation payload(String message) {
        return new ProtocolViolation(CloseCode.INVALID_FRAME_PAYLOAD_DATA, message);
    }

    /** The message is larger than is taken. */
    static ProtocolViolation tooBig(int maxMessageSize) {
        return new ProtocolViolation(
                CloseCode.MESSAGE_TOO_BIG, "the message is larger than the limit of " + maxMessageSize + " bytes");
    }

    int closeCode() {
        return closeCode;
    }

    Kind kind() {
        return closeCode == CloseCode.MESSAGE_TOO_BIG ? Kind.TOO_BIG : Kind.PROTOCOL;
    }
}
