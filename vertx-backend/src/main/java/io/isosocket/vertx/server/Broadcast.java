package io.isosocket.vertx.server;

import io.isosocket.WebSocket;
import io.isosocket.spi.Connection;
import io.isosocket.spi.SharedMessage;
import io.isosocket.vertx.wire.SharedFrame;
import java.nio.ByteBuffer;
import java.util.Objects;

/**
 * A message to many connections.
 *
 * @param frame encodes it once
 */
record Broadcast(SharedFrame frame) implements SharedMessage {

    static void text(String message, Iterable<ServerConnection> receivers, WebSocket... except) {
        send(SharedFrame.text(Objects.requireNonNull(message, "message")), receivers, except);
    }

    static void binary(ByteBuffer message, Iterable<ServerConnection> receivers, WebSocket... except) {
        send(SharedFrame.binary(Objects.requireNonNull(message, "message")), receivers, except);
    }

    private static void send(SharedFrame frame, Iterable<ServerConnection> receivers, WebSocket... except) {
        Broadcast message = new Broadcast(frame);
        try {
            for (ServerConnection receiver : receivers) {
                if (!isAmong(except, receiver)) {
                    receiver.send(message);
                }
            }
        } finally {
            frame.release();
        }
    }

    private static boolean isAmong(WebSocket[] except, WebSocket receiver) {
        for (WebSocket one : except) {
            if (one == receiver) {
                return true;
            }
        }
        return false;
    }

    @Override
    public int length() {
        return frame.length();
    }

    @Override
    public void sendOn(Connection connection) {
        ((ServedConnection) connection).send(frame);
    }
}
