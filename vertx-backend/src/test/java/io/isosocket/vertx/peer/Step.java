package io.isosocket.vertx.peer;

import java.io.IOException;

/** One step of a peer's script. What it throws fails the script. */
@FunctionalInterface
public interface Step {
    /** Plays it; on a server the client's handshake has been read before the first step. */
    void play(PeerConnection peer) throws IOException, InterruptedException;
}
