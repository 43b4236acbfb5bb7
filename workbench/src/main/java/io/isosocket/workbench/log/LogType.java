package io.isosocket.workbench.log;

import java.util.Locale;

/** What an entry of the log is. */
public enum LogType {
    /** A text message. */
    TEXT,
    /** A binary message. */
    BINARY,
    /** A ping frame. */
    PING,
    /** A pong frame. */
    PONG,
    /** A frame as a user made it up; its payload is the first byte of the frame and then the frame's own. */
    FRAME,
    /** A close frame; its payload is the reason. */
    CLOSE,
    /** The connection is open. */
    OPEN,
    /** A request or a response of the opening handshake. */
    HANDSHAKE,
    /** The connection failed, or something that was asked for could not be done. */
    FAILURE,
    /** Another try to connect. */
    RECONNECT,
    /** Anything else. */
    NOTE;

    /** {@return the name in JSON} */
    public String jsonName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** {@return whether the payload is bytes that need not be text} */
    public boolean isBinary() {
        return this == BINARY || this == PING || this == PONG || this == FRAME;
    }
}
