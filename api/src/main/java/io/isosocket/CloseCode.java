package io.isosocket;

/**
 * The status codes of close frames, by the names of IANA's WebSocket Close Code Number Registry (RFC 6455, section 7.4).
 * Which of them {@link WebSocket#close(int, String)} takes is for {@link CloseCodeRule} to say.
 */
public final class CloseCode {

    /** What the connection was for is done. */
    public static final int NORMAL_CLOSURE = 1000;
    /** The endpoint goes: a server shuts down, a page is left. */
    public static final int GOING_AWAY = 1001;
    /** The peer broke the protocol. */
    public static final int PROTOCOL_ERROR = 1002;
    /** The message is of a type that the endpoint cannot take. */
    public static final int UNSUPPORTED_DATA = 1003;
    /** Stands for a close frame without a code; never sent. */
    public static final int NO_STATUS_RCVD = 1005;
    /** Stands for an end without a close frame; never sent. */
    public static final int ABNORMAL_CLOSURE = 1006;
    /** A message's data is not what its type demands, such as text that is not UTF-8. */
    public static final int INVALID_FRAME_PAYLOAD_DATA = 1007;
    /** A message breaks a rule of the endpoint's, and no other code fits. */
    public static final int POLICY_VIOLATION = 1008;
    /** A message is too large. */
    public static final int MESSAGE_TOO_BIG = 1009;
    /** A client misses an extension in the server's handshake. */
    public static final int MANDATORY_EXT = 1010;
    /** Something unexpected happened on the endpoint's side. */
    public static final int INTERNAL_ERROR = 1011;
    /** The server restarts. */
    public static final int SERVICE_RESTART = 1012;
    /** The server is overloaded for a while. */
    public static final int TRY_AGAIN_LATER = 1013;
    /** A gateway got an invalid response from the server behind it. */
    public static final int BAD_GATEWAY = 1014;
    /** Stands for a TLS handshake that failed; never sent. */
    public static final int TLS_HANDSHAKE = 1015;
    /** The endpoint has to be authorized. */
    public static final int UNAUTHORIZED = 3000;
    /** The endpoint is authorized and lacks the permission. */
    public static final int FORBIDDEN = 3003;
    /** The endpoint took too long to respond. */
    public static final int TIMEOUT = 3008;

    private static final int RESERVED = 1004;
    private static final int FIRST_PRIVATE = 3000;
    private static final int LAST_PRIVATE = 4999;

    private CloseCode() {}

    /**
     * Whether a close frame may carry a code: one that is registered and stands for more than something seen on this
     * side, or one of the ranges for libraries and programs.
     *
     * @param code any number
     * @return true for 1000–1003, 1007–1014 and 3000–4999
     */
    public static boolean mayGoOverTheWire(int code) {
        return isPrivate(code)
                || (code >= NORMAL_CLOSURE && code <= UNSUPPORTED_DATA)
                || (code >= INVALID_FRAME_PAYLOAD_DATA && code <= BAD_GATEWAY);
    }

    /** Whether the code is in the ranges for libraries, frameworks and programs (RFC 6455, section 7.4.2). */
    static boolean isPrivate(int code) {
        return code >= FIRST_PRIVATE && code <= LAST_PRIVATE;
    }

    /** Says why a close frame may not carry a code. */
    static String whyNotOverTheWire(int code) {
        return switch (code) {
            case RESERVED -> "1004 is reserved";
            case NO_STATUS_RCVD -> "1005 (No Status Rcvd) stands for a close frame without a code";
            case ABNORMAL_CLOSURE -> "1006 (Abnormal Closure) stands for an end without a close frame";
            case TLS_HANDSHAKE -> "1015 (TLS handshake) stands for a TLS handshake that failed";
            default ->
                code > TLS_HANDSHAKE && code < FIRST_PRIVATE
                        ? code + " is in 1016 to 2999, kept for later versions of the protocol and for extensions"
                        : code + " is not in 1000 to 4999";
        };
    }
}
