package io.isosocket.js.host;

import io.isosocket.WebSocketChannel;
import org.graalvm.polyglot.HostAccess;
import org.jspecify.annotations.Nullable;

/** How the WebSocket of a channel was closed, for scripts. */
public final class ScriptClosed {

    private final WebSocketChannel.Closed closed;

    ScriptClosed(WebSocketChannel.Closed closed) {
        this.closed = closed;
    }

    /** {@return whether the closing handshake was completed} */
    @HostAccess.Export
    public boolean wasClean() {
        return closed.wasClean();
    }

    /** {@return the close code} */
    @HostAccess.Export
    public int code() {
        return closed.code();
    }

    /** {@return the peer's reason, or the empty string} */
    @HostAccess.Export
    public String reason() {
        return closed.reason();
    }

    /** {@return why the connection failed, or null} */
    @HostAccess.Export
    public @Nullable FailureHost failure() {
        return closed.failure().map(FailureHost::new).orElse(null);
    }
}
