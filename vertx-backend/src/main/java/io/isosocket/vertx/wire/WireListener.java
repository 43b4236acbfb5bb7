package io.isosocket.vertx.wire;

import io.isosocket.spi.ConnectionListener;

/** A listener that wants to know which events come of one read from the socket. */
public interface WireListener extends ConnectionListener {

    /**
     * Runs what reads, on the event loop: the events of the messages that one read brought come within it. Others come
     * outside of it, as do messages that a pause held back.
     *
     * @param reading reads; what it throws is to be let through
     */
    void whileReading(Runnable reading);
}
