package io.isosocket.vertx.wire;

/** A Sec-WebSocket-Extensions header that breaks its rules. The message names the value and the rule. */
public final class NegotiationException extends Exception {

    private static final long serialVersionUID = 1;

    NegotiationException(String message) {
        super(message);
    }
}
