package io.isosocket.js.host;

import io.isosocket.vertx.server.HandshakeRequest;
import io.isosocket.vertx.server.ServerConnection;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyArray;
import org.jspecify.annotations.Nullable;

/** A connection that a script's server has just got, with its handshake: the script takes it within the call. */
public final class ScriptArrival {

    private final SocketsHost sockets;
    private final ServerConnection connection;
    private final HandshakeRequest request;
    private boolean taken;

    ScriptArrival(SocketsHost sockets, ServerConnection connection, HandshakeRequest request) {
        this.sockets = sockets;
        this.connection = connection;
        this.request = request;
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

    /** {@return the path and the query, as they came} */
    @HostAccess.Export
    public String target() {
        return request.path() + request.query().map(query -> "?" + query).orElse("");
    }

    /** {@return the names of the header fields, in lower case} */
    @HostAccess.Export
    public ProxyArray headerNames() {
        return ProxyArray.fromArray(request.headerNames().toArray());
    }

    /**
     * A header field.
     *
     * @param name its name, in any case
     * @return its values, joined by commas; null where there is none
     */
    @HostAccess.Export
    public @Nullable String header(String name) {
        return request.header(name)
                .map(first -> String.join(", ", request.headers(name)))
                .orElse(null);
    }

    /** {@return the address of the other end of TCP} */
    @HostAccess.Export
    public String remoteAddress() {
        return request.remoteAddress().hostAddress();
    }

    /** {@return its port} */
    @HostAccess.Export
    public int remotePort() {
        return request.remoteAddress().port();
    }

    /** {@return whether it came over TLS} */
    @HostAccess.Export
    public boolean isSecure() {
        return request.isSecure();
    }
}
