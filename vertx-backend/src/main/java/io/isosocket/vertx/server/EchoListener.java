package io.isosocket.vertx.server;

import io.isosocket.WebSocketFailure;
import io.isosocket.spi.Connection;
import io.isosocket.spi.ConnectionListener;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Sends back what comes. While more than {@link #HIGH_WATER} bytes wait for a client that does not read, nothing is read
 * from it either.
 */
final class EchoListener implements ConnectionListener {

    /** How many bytes may wait for a client before reading from it stops. */
    private static final long HIGH_WATER = 1 << 20;

    private @Nullable Connection connection;
    private long waiting;
    private boolean paused;

    /** Gives the connection to echo on, before its first event. */
    void start(Connection opened) {
        connection = opened;
    }

    @Override
    public void opened(Connection opened, String protocol, String extensions) {}

    @Override
    public void text(String data) {
        if (connection != null) {
            byte[] utf8 = data.getBytes(StandardCharsets.UTF_8);
            wait(connection, utf8.length);
            connection.sendText(utf8);
        }
    }

    @Override
    public void binary(byte[] data) {
        if (connection != null) {
            wait(connection, data.length);
            connection.sendBinary(ByteBuffer.wrap(data));
        }
    }

    private void wait(Connection sender, int bytes) {
        waiting += bytes;
        if (!paused && waiting > HIGH_WATER) {
            paused = true;
            sender.pause();
        }
    }

    @Override
    public void accepted(long payloadBytes) {
        waiting -= payloadBytes;
        if (paused && waiting <= HIGH_WATER && connection != null) {
            paused = false;
            connection.resume();
        }
    }

    @Override
    public void closing(int code, String reason) {}

    @Override
    public void closed(int code, String reason) {}

    @Override
    public void failed(WebSocketFailure failure) {}
}
