package io.isosocket.benchmarks.work;

import io.isosocket.benchmarks.work.Client.Connection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A burst one way, in windows that the server acknowledges: what is not acknowledged is bounded for every contestant. */
final class Burst implements Client.Receiver {

    private static final int AHEAD = 8;

    private final Task task;
    private final int windows;
    private final Semaphore room = new Semaphore(AHEAD);
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private int acknowledged;

    Burst(Task task) {
        this.task = task;
        windows = Math.max(1, task.count() / Worker.WINDOW);
    }

    int messages() {
        return windows * Worker.WINDOW;
    }

    CompletableFuture<Void> done() {
        return done;
    }

    /** Sends all; on a thread that is not the connection's. */
    void send(Connection connection) throws InterruptedException {
        for (int i = 0; i < windows; i++) {
            while (!room.tryAcquire(1, TimeUnit.SECONDS)) {
                if (done.isDone()) {
                    return;
                }
            }
            if (task.work() == Work.BURST_FROM_THREAD) {
                window(connection);
            } else {
                connection.later(() -> window(connection));
            }
        }
    }

    private void window(Connection connection) {
        @Nullable String text = task.text();
        if (text == null) {
            throw new IllegalArgumentException("a burst is of texts");
        }
        for (int i = 0; i < Worker.WINDOW; i++) {
            connection.send(text);
        }
    }

    @Override
    public void text(String message) {
        acknowledged++;
        room.release();
        if (acknowledged == windows) {
            done.complete(null);
        }
    }

    @Override
    public void bytes(int length) {
        done.completeExceptionally(new IllegalStateException("bytes in place of an acknowledgement"));
    }

    @Override
    public void closed() {
        done.completeExceptionally(new IllegalStateException("closed after " + acknowledged + " of " + windows));
    }
}
