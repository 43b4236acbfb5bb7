package io.isosocket;

import io.isosocket.spi.Connection;
import io.isosocket.spi.SharedMessage;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Hands messages to a connection in the order in which they were sent. Where a Blob has to be read from a file first,
 * what comes after it waits; where it cannot be read, what comes after it is dropped.
 */
final class Outbox {

    private final Connection connection;
    /** Completes once everything that had to wait was handed over; null as long as nothing had to. */
    private volatile @Nullable CompletableFuture<?> waiting;

    Outbox(Connection connection) {
        this.connection = connection;
    }

    void sendText(byte[] utf8) {
        if (isClear()) {
            connection.sendText(utf8);
        } else {
            later(() -> connection.sendText(utf8));
        }
    }

    void sendBinary(ByteBuffer data) {
        if (isClear()) {
            connection.sendBinary(data);
        } else {
            ByteBuffer copy =
                    ByteBuffer.allocate(data.remaining()).put(data.duplicate()).flip();
            later(() -> connection.sendBinary(copy));
        }
    }

    void sendShared(SharedMessage message) {
        if (isClear()) {
            message.sendOn(connection);
        } else {
            later(() -> message.sendOn(connection));
        }
    }

    void sendBlob(Blob blob, BiConsumer<Connection, Throwable> unreadable) {
        ByteBuffer bytes = blob.bytesInMemory();
        if (bytes != null) {
            sendBinary(bytes);
            return;
        }
        CompletableFuture<byte[]> read = blob.bytes().toCompletableFuture();
        synchronized (this) {
            CompletableFuture<?> before = waiting == null ? CompletableFuture.completedFuture(null) : waiting;
            waiting = before.thenCombine(read, (sent, content) -> content)
                    .thenAccept(content -> connection.sendBinary(ByteBuffer.wrap(content)))
                    .whenComplete((sent, thrown) -> {
                        if (thrown != null && !before.isCompletedExceptionally()) {
                            unreadable.accept(connection, thrown.getCause() == null ? thrown : thrown.getCause());
                        }
                    });
        }
    }

    /** Control frames need not wait for a Blob: they may stand between any messages. */
    void ping(byte[] data) {
        connection.ping(data);
    }

    void pong(byte[] data) {
        connection.pong(data);
    }

    void sendFrame(RawFrame frame) {
        behindMessages(() -> connection.sendFrame(frame));
    }

    void close(int code, String reason) {
        behindMessages(() -> connection.close(code, reason));
    }

    /** Does something once all messages have been handed over: at once, unless a Blob is being read. */
    void behindMessages(Runnable action) {
        if (isClear()) {
            action.run();
        } else {
            later(action);
        }
    }

    void pause() {
        connection.pause();
    }

    void resume() {
        connection.resume();
    }

    /** {@return whether all messages have been handed over} */
    boolean isClear() {
        CompletableFuture<?> last = waiting;
        // After a Blob that could not be read nothing is handed over: its connection is about to be dropped.
        return last == null || (last.isDone() && !last.isCompletedExceptionally());
    }

    private synchronized void later(Runnable handOver) {
        CompletableFuture<?> before = waiting;
        waiting = before == null ? CompletableFuture.runAsync(handOver, Runnable::run) : before.thenRun(handOver);
    }
}
