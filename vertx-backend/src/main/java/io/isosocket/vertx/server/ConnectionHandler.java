package io.isosocket.vertx.server;

/** Takes the connections of a server. */
@FunctionalInterface
public interface ConnectionHandler {

    /**
     * A client has connected. Listeners that are added before this returns miss nothing. Called on the context of the
     * connection's events; must not block where that is an event loop. What it throws closes the connection with 1011.
     *
     * @param socket the connection, which is open
     * @param request the handshake's request
     */
    void connected(ServerConnection socket, HandshakeRequest request);
}
