package io.isosocket;

import io.isosocket.spi.Connection;
import org.jspecify.annotations.Nullable;

/**
 * Stops reading from the peer while a channel is full, and goes on once it is half empty: not at once, so that a slow
 * reader does not stop and start the socket for each message. Under the buffer's lock only, which keeps the calls to the
 * connection in their order.
 */
final class ReadingGate implements ChannelBuffer.Level {

    private final int capacity;
    private @Nullable Connection connection;
    private boolean paused;

    ReadingGate(int capacity) {
        this.capacity = capacity;
    }

    void open(Connection opened) {
        connection = opened;
    }

    /** Reads from now on, whatever the level. */
    void remove() {
        fell(0);
        connection = null;
    }

    @Override
    public void rose(int size) {
        if (size >= capacity && !paused && connection != null) {
            paused = true;
            connection.pause();
        }
    }

    @Override
    public void fell(int size) {
        if (paused && size <= capacity / 2 && connection != null) {
            paused = false;
            connection.resume();
        }
    }
}
