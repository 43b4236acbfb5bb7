package io.isosocket.vertx.server;

import java.util.concurrent.CompletionStage;

/** Decides whether a client may connect. */
@FunctionalInterface
public interface HandshakeDecision {

    /**
     * Decides on a request that is a valid handshake, of an allowed origin and within the limits.
     *
     * @param request the request
     * @return the answer, at once or later; a failure is answered with 500 and logged
     */
    CompletionStage<HandshakeAnswer> decide(HandshakeRequest request);
}
