package io.isosocket;

import io.isosocket.spi.Connection;
import io.isosocket.spi.TaskQueue;
import org.jspecify.annotations.Nullable;

/**
 * Where a WebSocket keeps its channel, which may be asked for at any time: it is told what has happened before.
 */
final class ChannelPlace {

    private volatile @Nullable WebSocketChannel channel;
    // The fields below are under the lock, in which nothing waits.
    private @Nullable Connection connection;
    private @Nullable End end;

    /** How the connection ended, and what is told to who waits for it to open. */
    private record End(WebSocketChannel.Closed closed, WebSocketFailure reason) {}

    @Nullable WebSocketChannel channel() {
        return channel;
    }

    /** {@return the channel, made at the first call} */
    synchronized WebSocketChannel take(WebSocket socket, TaskQueue queue, int capacity) {
        WebSocketChannel taken = channel;
        if (taken == null) {
            taken = new WebSocketChannel(socket, queue, capacity);
            if (connection != null) {
                taken.opened(connection);
            }
            if (end != null) {
                taken.closed(end.closed(), end.reason());
            }
            channel = taken;
        }
        return taken;
    }

    void opened(Connection opened) {
        WebSocketChannel told;
        synchronized (this) {
            connection = opened;
            told = channel;
        }
        if (told != null) {
            told.opened(opened);
        }
    }

    /** No message comes any more: the peer is read from, full or not, so that its close frame is. */
    void takesNoMore() {
        WebSocketChannel told = channel;
        if (told != null) {
            told.takesNoMore();
        }
    }

    void closed(WebSocketChannel.Closed closed, WebSocketFailure reason) {
        WebSocketChannel told;
        synchronized (this) {
            end = new End(closed, reason);
            connection = null;
            told = channel;
        }
        if (told != null) {
            told.closed(closed, reason);
        }
    }
}
