package io.isosocket.benchmarks.work;

import io.isosocket.benchmarks.work.Client.Connection;
import java.util.concurrent.CompletableFuture;

/** One receiver of a broadcast; the first of them sends one more for each that it gets. */
final class Delivery implements Client.Receiver {

    private final String text;
    private final int expected;
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private final CompletableFuture<Connection> sender;
    private int left;
    private int received;

    /**
     * Makes one.
     *
     * @param text the message
     * @param expected how many messages every receiver gets
     * @param toSend how many of them this one sends for those that it gets
     * @param sender the connection to send with
     */
    Delivery(String text, int expected, int toSend, CompletableFuture<Connection> sender) {
        this.text = text;
        this.expected = expected;
        this.sender = sender;
        left = toSend;
    }

    CompletableFuture<Void> done() {
        return done;
    }

    @Override
    public void text(String message) {
        received++;
        if (left > 0) {
            left--;
            sender.join().send(text);
        }
        if (received == expected) {
            done.complete(null);
        }
    }

    @Override
    public void bytes(int length) {
        done.completeExceptionally(new IllegalStateException("bytes in place of a text"));
    }

    @Override
    public void closed() {
        done.completeExceptionally(new IllegalStateException("closed after " + received + " of " + expected));
    }
}
