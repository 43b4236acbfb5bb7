package io.isosocket.vertx.peer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** What one connection of a scripted peer saw. Any thread may read it. */
public final class Recording {
    private final CompletableFuture<Void> finished = new CompletableFuture<>();
    private final List<Frame> frames = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();
    private @Nullable Head head;

    synchronized void head(Head value) {
        head = value;
    }

    synchronized void frame(Frame frame) {
        frames.add(frame);
    }

    /** Adds to the transcript of what the steps saw. */
    public synchronized void note(String line) {
        lines.add(line);
    }

    void finish(@Nullable Throwable failure) {
        if (failure == null) {
            finished.complete(null);
        } else {
            finished.completeExceptionally(failure);
        }
    }

    /**
     * Waits until the script is played to its end.
     *
     * @throws AssertionError if a step of it failed, or it is not played in time
     */
    public Recording awaitEnd(Duration limit) {
        try {
            finished.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return this;
        } catch (ExecutionException e) {
            throw new AssertionError("the peer's script failed after " + frames() + ": " + e.getCause(), e.getCause());
        } catch (TimeoutException e) {
            throw new AssertionError("the peer's script was not at its end after " + limit + "; " + frames(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** The head of the other side's handshake. */
    public synchronized Head head() {
        if (head == null) {
            throw new AssertionError("no handshake was received");
        }
        return head;
    }

    /** Every frame received, in order. */
    public synchronized List<Frame> frames() {
        return List.copyOf(frames);
    }

    /** What the steps noted, in order: messages, close frames, the end of TCP. */
    public synchronized List<String> lines() {
        return List.copyOf(lines);
    }
}
