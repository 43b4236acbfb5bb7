package io.isosocket.vertx.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.isosocket.CloseCode;

/**
 * What a close frame carries (RFC 6455, section 5.5.1).
 *
 * @param code the status code, or 1005 for an empty frame
 * @param reason the reason, often empty
 */
record ClosePayload(int code, String reason) {

    private static final int MAX_REASON_BYTES = 123;
    private static final ClosePayload EMPTY = new ClosePayload(CloseCode.NO_STATUS_RCVD, "");

    static ClosePayload of(int code) {
        return new ClosePayload(code, "");
    }

    /** Reads the payload that a peer sent. */
    static ClosePayload parse(byte[] payload) throws ProtocolViolation {
        if (payload.length == 0) {
            return EMPTY;
        }
        if (payload.length == 1) {
            throw ProtocolViolation.protocol("a close frame with a payload of one byte");
        }
        int code = (payload[0] & 0xFF) << 8 | (payload[1] & 0xFF);
        if (!CloseCode.mayGoOverTheWire(code)) {
            throw ProtocolViolation.protocol("a close frame with the code " + code + ", which is not for the wire");
        }
        if (!Utf8.isValid(payload, 2, payload.length)) {
            throw ProtocolViolation.payload("a close frame with a reason that is not UTF-8");
        }
        return new ClosePayload(code, new String(payload, 2, payload.length - 2, UTF_8));
    }

    /**
     * The bytes of a close frame to send.
     *
     * @throws IllegalArgumentException if such a frame must not be sent
     */
    byte[] encode() {
        byte[] utf8 = reason.getBytes(UTF_8);
        if (code == CloseCode.NO_STATUS_RCVD) {
            require(utf8.length == 0, "a close frame without a code cannot carry the reason \"" + reason + '"');
            return utf8;
        }
        require(CloseCode.mayGoOverTheWire(code), "the close code " + code + " is not for the wire");
        require(
                utf8.length <= MAX_REASON_BYTES,
                "the close reason has " + utf8.length + " bytes in UTF-8, more than " + MAX_REASON_BYTES);
        byte[] payload = new byte[2 + utf8.length];
        payload[0] = (byte) (code >> 8);
        payload[1] = (byte) code;
        System.arraycopy(utf8, 0, payload, 2, utf8.length);
        return payload;
    }

    private static void require(boolean condition, String rule) {
        if (!condition) {
            throw new IllegalArgumentException(rule);
        }
    }
}
