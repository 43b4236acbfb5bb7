package io.isosocket.benchmarks;

import java.util.concurrent.CompletableFuture;

/** Counts one round's messages; on the connection's thread. */
final class Counting {

    private final Round round;
    private final Meter meter = new Meter();
    private final CompletableFuture<Result> done = new CompletableFuture<>();
    private final Runnable send;
    private int sent;
    private int received;

    Counting(Round round, Runnable send) {
        this.round = round;
        this.send = send;
    }

    CompletableFuture<Result> done() {
        return done;
    }

    void begin() {
        meter.begin();
        while (sent < round.inFlight() && sent < round.messages()) {
            sent++;
            send.run();
        }
    }

    void received(int size) {
        if (size != round.size()) {
            fail("a message of " + size + " in place of " + round.size());
        }
        received++;
        if (sent < round.messages()) {
            sent++;
            send.run();
        } else if (received == round.messages()) {
            done.complete(meter.end(received));
        }
    }

    void fail(String why) {
        done.completeExceptionally(new IllegalStateException(why + ", after " + received + " messages"));
    }
}
