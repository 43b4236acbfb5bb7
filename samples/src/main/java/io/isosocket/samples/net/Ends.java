package io.isosocket.samples.net;

import io.isosocket.WebSocket;
import java.util.concurrent.CompletableFuture;

/** The end of a connection, to wait for. */
final class Ends {

    private Ends() {}

    /** Completes when the socket has closed, in whatever way. */
    static CompletableFuture<Void> of(WebSocket socket) {
        CompletableFuture<Void> ended = new CompletableFuture<>();
        socket.addEventListener("close", event -> ended.complete(null));
        return ended;
    }
}
