package io.isosocket.js.host;

import io.isosocket.vertx.server.HandshakeRequest;
import io.isosocket.vertx.server.ServerConnection;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.Value;

/** A connection that a script's server has just got, with its handshake: the script takes it within the call. */
public final class ScriptArrival extends ScriptHandshake {

    private final SocketsHost sockets;
    private final ServerConnection connection;
    private boolean taken;

    ScriptArrival(SocketsHost sockets, ServerConnection connection, HandshakeRequest request) {
        super(request);
        this.sockets = sockets;
        this.connection = connection;
    }

    boolean isTaken() {
        return taken;
    }

    /**
     * Takes the connection.
     *
     * @param scriptObject gets its events
     * @return the Java side
     */
    @HostAccess.Export
    public ScriptServed take(Value scriptObject) {
        taken = true;
        return sockets.serve(scriptObject, connection);
    }

    /** {@return an id that no other connection of the server has} */
    @HostAccess.Export
    public String id() {
        return Long.toString(connection.id());
    }
}
