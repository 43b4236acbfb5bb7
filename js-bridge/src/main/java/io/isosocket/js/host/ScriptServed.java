package io.isosocket.js.host;

import io.isosocket.vertx.server.ServerConnection;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.Value;

/** The Java side of a connection of a script's server: what it has beyond a client's. */
public final class ScriptServed extends ScriptClient {

    private final ServerConnection connection;

    ScriptServed(SocketsHost sockets, Value scriptObject, ServerConnection connection, Value deliveries) {
        super(sockets, scriptObject, connection, deliveries);
        this.connection = connection;
    }

    /** Cuts TCP at once. */
    @HostAccess.Export
    public void terminate() {
        connection.terminate();
    }
}
