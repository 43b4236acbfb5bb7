package io.isosocket.js.host;

import io.isosocket.CloseCode;
import io.isosocket.vertx.server.HandshakeRequest;
import io.isosocket.vertx.server.ServerConnection;
import io.isosocket.vertx.server.WebSocketServer;
import java.util.LinkedHashSet;
import java.util.Set;
import org.graalvm.polyglot.HostAccess;

/** A path of the shared server, which a script has taken. On the loop's context only. */
public final class ScriptPath {

    private final ServersHost servers;
    private final SharedServer shared;
    private final String path;
    private final ServerCallbacks callbacks;
    private final Set<ServerConnection> open = new LinkedHashSet<>();
    private boolean closed;

    ScriptPath(ServersHost servers, SharedServer shared, String path, ServerCallbacks callbacks) {
        this.servers = servers;
        this.shared = shared;
        this.path = path;
        this.callbacks = callbacks;
    }

    void begin() {
        servers.loop().complete(shared.add(path, this), this::listens, this::failed);
    }

    private void listens(WebSocketServer server) {
        if (!closed) {
            callbacks.listening().executeVoid(server.url() + path, server.port());
        }
    }

    private void failed(Throwable failure) {
        if (!closed) {
            closed = true;
            shared.remove(path);
            servers.tellFailure(callbacks.failed(), failure);
        }
    }

    void arrived(ServerConnection connection, HandshakeRequest request) {
        open.add(connection);
        connection.addEventListener("close", event -> open.remove(connection));
        servers.arrived(callbacks.connected(), connection, request);
    }

    /** Gives the path back, and closes its connections with 1001. */
    @HostAccess.Export
    public void close() {
        if (!closed) {
            closed = true;
            Set.copyOf(open).forEach(connection -> connection.close(CloseCode.GOING_AWAY));
            shared.remove(path).whenComplete((done, failure) -> servers.loop()
                    .post(() -> callbacks.closed().executeVoid()));
        }
    }
}
