package io.isosocket.benchmarks.work;

import io.isosocket.benchmarks.work.Client.Connection;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** One connection of an echo: it sends its share of the messages, and one more for each that comes back. */
final class Echo implements Client.Receiver {

    private final @Nullable String text;
    private final byte[] bytes;
    private final int length;
    private final int share;
    private final int inFlight;
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private volatile @Nullable Connection connection;
    private int sent;
    private int received;

    Echo(Task task, int share) {
        this.share = share;
        text = task.text();
        bytes = new byte[text == null ? task.size() : 0];
        length = text == null ? task.size() : text.length();
        inFlight = Math.min(task.inFlight(), share);
        sent = inFlight;
    }

    CompletableFuture<Void> done() {
        return done;
    }

    void opened(Connection open) {
        connection = open;
    }

    void begin() {
        for (int i = 0; i < inFlight; i++) {
            send();
        }
    }

    private void send() {
        Connection open = connection;
        if (open != null) {
            if (text == null) {
                open.send(bytes);
            } else {
                open.send(text);
            }
        }
    }

    @Override
    public void text(String message) {
        received(message.length());
    }

    @Override
    public void bytes(int size) {
        received(size);
    }

    private void received(int size) {
        if (size != length) {
            done.completeExceptionally(
                    new IllegalStateException("a message of " + size + " came in place of " + length));
        }
        received++;
        if (sent < share) {
            sent++;
            send();
        } else if (received == share) {
            done.complete(null);
        }
    }

    @Override
    public void closed() {
        done.completeExceptionally(new IllegalStateException("closed after " + received + " of " + share));
    }

    void close() {
        Connection open = connection;
        if (open != null) {
            open.close();
        }
    }
}
