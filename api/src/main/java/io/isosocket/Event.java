package io.isosocket;

import org.jspecify.annotations.Nullable;

/** An event (DOM Standard, section 2.2). */
public final class Event {
    private Event() {}

    /** {@return the failure of the connection that this event tells of, or null} */
    @Nullable WebSocketFailure failure() {
        return null;
    }
}
