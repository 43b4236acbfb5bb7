package io.isosocket;

/** When a {@link ReconnectingWebSocket} takes a message for arrived. */
public enum Confirmation {

    /**
     * When the peer has answered a ping that was sent behind it (RFC 6455, section 5.5.3). One ping is under way at a
     * time, and only while there are messages to be confirmed: 14 bytes for each round trip. The peer has to answer
     * pings, and itself: a gateway that answers in its place confirms what has come to the gateway.
     */
    PONG,

    /**
     * When this machine's socket has taken it. Nothing is sent for that, and nothing more is known: what the socket has
     * taken and the peer has not yet received when the connection is cut is lost without a report.
     */
    SOCKET
}
