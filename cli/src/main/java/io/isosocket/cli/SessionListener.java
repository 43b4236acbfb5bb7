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

    /** A ping has come; {@link #pongSent} follows where it was answered. */
    default void pingReceived(byte[] data) {}

    /** A frame of the user's own is being sent. */
    default void frameSent(RawFrame frame) {}

    /** A pong is being sent that nobody asked for, or one was sent that answers a ping. */
    default void pongSent(byte[] data) {}

    /**
     * A pong has come.
     *
     * @param data its payload
     * @param roundTrip how long after its ping; empty where that was none of {@link #pingSent}
     */
    default void pongReceived(byte[] data, Optional<Duration> roundTrip) {}

    /**
     * A close frame is being sent that starts the closing handshake, or one was sent that answers the server's or goes
     * before a failure.
     *
     * @param code the code, or {@link io.isosocket.CloseCode#NO_STATUS_RCVD} for none
     * @param reason its reason, empty where that is not known
     */
    default void closeSent(int code, String reason) {}

    /**
     * A close frame has come.
     *
     * @param code the code, or {@link io.isosocket.CloseCode#NO_STATUS_RCVD} for none
     * @param reason its reason, empty where that is not known
     */
    default void closeReceived(int code, String reason) {}

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

    /** Nothing more happens, and nothing more is told. May be called twice, by any thread. */
    default void over() {}
}
