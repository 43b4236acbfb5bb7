package io.isosocket.workbench.session;

import java.util.Locale;

/** Where a session stands. */
public enum SessionState {
    /** It was never connected since the workbench started. */
    IDLE,
    /** It connects. */
    CONNECTING,
    /** It is connected. */
    OPEN,
    /** The closing handshake has begun. */
    CLOSING,
    /** It waits for its next try to connect. */
    WAITING,
    /** The connection has ended, or there was none. */
    CLOSED;

    /** {@return the name in JSON} */
    public String jsonName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** {@return whether there is nothing to close} */
    boolean isOver() {
        return this == IDLE || this == CLOSED;
    }
}
