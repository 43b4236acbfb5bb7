package io.isosocket.benchmarks.work;

import java.net.URI;
import java.util.concurrent.CompletableFuture;

/** A chain of connections: each is closed as soon as it is open, and the next one opened when it has ended. */
final class Opening implements Client.Receiver {

    private final Client client;
    private final URI url;
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private int left;

    Opening(Client client, URI url, int count) {
        this.client = client;
        this.url = url;
        left = count;
    }

    CompletableFuture<Void> done() {
        return done;
    }

    void next() {
        if (left == 0) {
            done.complete(null);
            return;
        }
        left--;
        client.connect(url, this).whenComplete((open, failure) -> {
            if (failure == null) {
                open.close();
            } else {
                done.completeExceptionally(failure);
            }
        });
    }

    @Override
    public void text(String message) {
        bytes(message.length());
    }

    @Override
    public void bytes(int length) {
        done.completeExceptionally(new IllegalStateException("a message that nobody asked for"));
    }

    @Override
    public void closed() {
        next();
    }
}
