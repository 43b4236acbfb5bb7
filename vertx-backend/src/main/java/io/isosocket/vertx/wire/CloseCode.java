package io.isosocket.vertx.wire;

/** The status codes of a close frame (RFC 6455, section 7.4, and IANA's registry). */
final class CloseCode {
    static final int GOING_AWAY = 1001;
    static final int PROTOCOL_ERROR = 1002;
    static final int NO_STATUS = 1005;
    static final int INVALID_PAYLOAD = 1007;
    static final int MESSAGE_TOO_BIG = 1009;
    static final int INTERNAL_ERROR = 1011;

    private CloseCode() {}

    /** Whether a close frame may carry the code: not one that only stands for something seen on this side. */
    static boolean mayGoOverTheWire(int code) {
        if (code >= 3000 && code <= 4999) {
            return true;
        }
        // 1004 to 1006 and 1015 are reserved; 1012 to 1014 were registered after the RFC.
        return (code >= 1000 && code <= 1003) || (code >= 1007 && code <= 1014);
    }
}
