package io.isosocket.js.host;

import io.isosocket.CloseCode;
import io.isosocket.WebSocketFailure;
import io.isosocket.spi.Backend;
import io.isosocket.spi.ConnectRequest;
import io.isosocket.spi.Connection;
import io.isosocket.spi.ConnectionListener;
import io.isosocket.spi.TaskQueue;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Knows the connections that a script has, so that all of them can be closed with 1001 when it ends: the object's own
 * {@code close} does not offer that code. On the loop's context only.
 */
final class TrackingBackend implements Backend {

    private final Backend carrier;
    private final Set<Tracked> connections = new LinkedHashSet<>();
    private final Promise<Void> ended = Promise.promise();
    private boolean goingAway;

    TrackingBackend(Backend carrier) {
        this.carrier = carrier;
    }

    @Override
    public TaskQueue taskQueue() {
        return carrier.taskQueue();
    }

    @Override
    public Connection connect(ConnectRequest request, TaskQueue queue, ConnectionListener listener) {
        Tracked tracked = new Tracked(listener);
        connections.add(tracked);
        Connection connection = carrier.connect(request, queue, tracked);
        tracked.connection = connection;
        return connection;
    }

    /** Closes every open connection with 1001, and gives up those that are not open yet. */
    void goAway() {
        goingAway = true;
        for (Tracked tracked : Set.copyOf(connections)) {
            tracked.goAway();
        }
        completeWhereEmpty();
    }

    /** Cuts the connections that are left. */
    void abort() {
        for (Tracked tracked : Set.copyOf(connections)) {
            tracked.abort();
        }
        completeWhereEmpty();
    }

    /** {@return completes when the last connection has ended, after {@link #goAway()}} */
    Future<Void> ended() {
        return ended.future();
    }

    private void remove(Tracked tracked) {
        connections.remove(tracked);
        completeWhereEmpty();
    }

    private void completeWhereEmpty() {
        if (goingAway && connections.isEmpty()) {
            ended.tryComplete();
        }
    }

    /** Hears what the connection's listener hears. */
    private final class Tracked implements ConnectionListener {

        private final ConnectionListener listener;
        private @org.jspecify.annotations.Nullable Connection connection;
        private boolean open;

        Tracked(ConnectionListener listener) {
            this.listener = listener;
        }

        void goAway() {
            if (open && connection != null) {
                // A full channel of a script that is no more would keep the peer's close frame from being read.
                connection.resume();
                connection.close(CloseCode.GOING_AWAY, "");
            } else {
                abort();
            }
        }

        void abort() {
            if (connection != null) {
                connection.abort();
            }
            remove(this);
        }

        @Override
        public void opened(Connection established, String protocol, String extensions) {
            connection = established;
            open = true;
            listener.opened(established, protocol, extensions);
        }

        @Override
        public void text(String data) {
            if (!goingAway) {
                listener.text(data);
            }
        }

        @Override
        public void binary(byte[] data) {
            if (!goingAway) {
                listener.binary(data);
            }
        }

        @Override
        public void ping(byte[] data) {
            listener.ping(data);
        }

        @Override
        public void pong(byte[] data) {
            listener.pong(data);
        }

        @Override
        public void accepted(long payloadBytes) {
            listener.accepted(payloadBytes);
        }

        @Override
        public void closing(int code, String reason) {
            listener.closing(code, reason);
        }

        @Override
        public void closed(int code, String reason) {
            remove(this);
            listener.closed(code, reason);
        }

        @Override
        public void failed(WebSocketFailure failure) {
            remove(this);
            listener.failed(failure);
        }
    }
}
