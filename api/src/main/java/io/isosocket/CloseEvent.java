package io.isosocket;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Tells that a WebSocket is closed (WebSockets Standard, section 6, {@code CloseEvent}). */
public class CloseEvent extends Event {

    private final boolean wasClean;
    private final int code;
    private final String reason;

    /**
     * Makes an event that is not trusted, unclean, with code 0 and no reason.
     *
     * @param type the event's type, such as {@code close}
     */
    public CloseEvent(String type) {
        this(type, CloseEventInit.DEFAULT);
    }

    /**
     * Makes an event that is not trusted.
     *
     * @param type the event's type, such as {@code close}
     * @param init its values
     */
    public CloseEvent(String type, CloseEventInit init) {
        super(type, Objects.requireNonNull(init, "init").event());
        wasClean = init.wasClean();
        code = init.code();
        reason = init.reason();
    }

    /** Makes a trusted event, for {@link EventTarget#fire}. */
    CloseEvent(boolean wasClean, int code, String reason, @Nullable WebSocketFailure failure) {
        super("close", failure);
        this.wasClean = wasClean;
        this.code = code;
        this.reason = reason;
    }

    /** Makes the trusted close event of a WebSocket. */
    static CloseEvent trusted(boolean wasClean, int code, String reason, @Nullable WebSocketFailure failure) {
        return new CloseEvent(wasClean, code, reason, failure);
    }

    /** {@return whether the closing handshake was completed} */
    public final boolean wasClean() {
        return wasClean;
    }

    /** {@return the close code: the peer's, 1005 for none, 1006 where the connection failed or was lost} */
    public final int code() {
        return code;
    }

    /** {@return the peer's reason, or the empty string} */
    public final String reason() {
        return reason;
    }
}
