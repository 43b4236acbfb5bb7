package io.isosocket.cli;

import io.isosocket.CloseEvent;
import io.isosocket.HandshakeObserver;
import io.isosocket.RawFrame;
import io.isosocket.WebSocket;
import io.isosocket.WebSocketFailure;
import io.isosocket.workbench.payload.Payload;
import java.time.Duration;
import java.util.Optional;

/**
 * Hears what happens in a {@link Session}: what comes on the thread of the socket's events, what is sent on the thread
 * that sends it, before it goes out.
 */
interface SessionListener extends HandshakeObserver {

    /** The connection is open. */
    default void opened(WebSocket socket) {}

    /** A message is being sent. */
    default void sent(Payload message) {}

    /** A message has come. */
    default void received(Payload message) {}

    /** A ping is being sent, other than those that keep the connection alive. */
    default void pingSent(byte[] data) {}

    /** A ping has come, and was answered. */
    default void pingReceived(byte[] data) {}

    /** A frame of the user's own is being sent. */
    default void frameSent(RawFrame frame) {}

    /** An unasked pong is being sent. */
    default void pongSent(byte[] data) {}

    /**
     * A pong has come.
     *
     * @param data its payload
     * @param roundTrip how long after its ping; empty where that was none of {@link #pingSent}
     */
    default void pongReceived(byte[] data, Optional<Duration> roundTrip) {}

    /**
     * The closing handshake is started from this side.
     *
     * @param code the code, or {@link io.isosocket.CloseCode#NO_STATUS_RCVD} for none
     */
    default void closeSent(int code, String reason) {}

    /** The connection failed; {@link #closed} follows. */
    default void failed(WebSocketFailure failure) {}

    /** The connection is closed. */
    default void closed(CloseEvent event) {}

    /** Every step of a script was done. */
    default void scriptPassed(int steps) {}

    /**
     * A step of a script could not be done, or what it expects did not come.
     *
     * @param place the file and the line
     * @param message what was expected, and what came
     */
    default void scriptFailed(String place, String message) {}

    /** Nothing more happens. May be called twice, by any thread. */
    default void over() {}
}
