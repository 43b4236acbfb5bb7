package io.isosocket.vertx.server;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The connections of an HTTP server that have not become WebSockets: a bounded number, each for a bounded time. Any thread
 * may call its methods.
 */
final class PendingHandshakes {

    private final Vertx vertx;
    private final int most;
    private final long timeoutMillis;
    /** Each with its timer. */
    private final Map<HttpConnection, Long> timers = new ConcurrentHashMap<>();

    PendingHandshakes(Vertx vertx, ServerOptions options) {
        this.vertx = vertx;
        most = options.maxPendingHandshakes();
        timeoutMillis = Math.max(1, options.handshakeTimeout().toMillis());
    }

    /** A connection is there. */
    void connected(HttpConnection connection) {
        if (timers.size() >= most) {
            var unused = connection.close();
            return;
        }
        connection.closeHandler(closed -> forget(connection));
        restart(connection);
    }

    /** The connection may take its time for a response that is no handshake's. */
    void servesOther(HttpServerRequest request) {
        HttpConnection connection = request.connection();
        forget(connection);
        request.response().endHandler(ended -> restart(connection));
    }

    /** The request has become a WebSocket. */
    void upgraded(HttpServerRequest request) {
        forget(request.connection());
    }

    private void restart(HttpConnection connection) {
        Long before = timers.put(connection, vertx.setTimer(timeoutMillis, late -> cut(connection)));
        if (before != null) {
            vertx.cancelTimer(before);
        }
    }

    private void cut(HttpConnection connection) {
        // Here, too: a handler of other requests may have taken the place of the close handler.
        forget(connection);
        var unused = connection.close();
    }

    private void forget(HttpConnection connection) {
        Long timer = timers.remove(connection);
        if (timer != null) {
            vertx.cancelTimer(timer);
        }
    }
}
