package io.isosocket.benchmarks.work;

import io.isosocket.benchmarks.work.Client.Connection;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Connections that are kept open and do nothing. */
final class Held {

    private static final int HANDSHAKES = 16;

    private final List<Connection> open = new ArrayList<>();
    private final List<CompletableFuture<Void>> ends = new ArrayList<>();

    /** Opens some more. */
    void open(Client client, URI url, int count) throws Exception {
        Semaphore handshakes = new Semaphore(HANDSHAKES);
        List<CompletableFuture<Connection>> opening = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            handshakes.acquire();
            Idle receiver = new Idle();
            ends.add(receiver.ended);
            opening.add(client.connect(url, receiver)
                    .whenComplete((connection, failure) -> handshakes.release())
                    .toCompletableFuture());
        }
        for (CompletableFuture<Connection> each : opening) {
            open.add(each.get(1, TimeUnit.MINUTES));
        }
    }

    /** Closes them all. */
    void release() throws Exception {
        open.forEach(Connection::close);
        CompletableFuture.allOf(ends.toArray(CompletableFuture[]::new)).get(1, TimeUnit.MINUTES);
        open.clear();
        ends.clear();
    }

    private static final class Idle implements Client.Receiver {

        private final CompletableFuture<Void> ended = new CompletableFuture<>();

        @Override
        public void text(String message) {}

        @Override
        public void bytes(int length) {}

        @Override
        public void closed() {
            ended.complete(null);
        }
    }
}
