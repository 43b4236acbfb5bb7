package io.isosocket.vertx.server;

import io.isosocket.WebSocketFailure;
import io.isosocket.spi.Connection;
import io.isosocket.spi.ConnectionListener;

/**
 * Lets the thread know whose message it handles, so that {@link SendQueue} knows whom to hold. On the task queue of the
 * connection.
 *
 * @param sender the connection
 * @param life what handles its events
 */
record SenderListener(ServedConnection sender, ConnectionListener life) implements ConnectionListener {

    @Override
    public void opened(Connection connection, String protocol, String extensions) {
        life.opened(connection, protocol, extensions);
    }

    @Override
    public boolean hearsMessages() {
        return life.hearsMessages();
    }

    @Override
    public void text(String data) {
        SendQueue.handling(sender, () -> life.text(data));
    }

    @Override
    public void binary(byte[] data) {
        SendQueue.handling(sender, () -> life.binary(data));
    }

    @Override
    public void ping(byte[] data) {
        SendQueue.handling(sender, () -> life.ping(data));
    }

    @Override
    public void pong(byte[] data) {
        SendQueue.handling(sender, () -> life.pong(data));
    }

    @Override
    public void accepted(long payloadBytes) {
        life.accepted(payloadBytes);
    }

    @Override
    public void closing(int code, String reason) {
        life.closing(code, reason);
    }

    @Override
    public void closed(int code, String reason) {
        life.closed(code, reason);
    }

    @Override
    public void failed(WebSocketFailure failure) {
        life.failed(failure);
    }
}
