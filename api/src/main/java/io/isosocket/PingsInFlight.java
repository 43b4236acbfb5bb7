package io.isosocket;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * The pings that wait for their pongs. A pong answers the oldest ping with its payload and those before it: a peer may
 * answer only the last of several (RFC 6455, section 5.5.3). Any thread may call its methods.
 */
final class PingsInFlight {

    private record Ping(ByteBuffer payload, long sentAt, CompletableFuture<Duration> answered) {}

    /** Null while there are none; changed under the lock. */
    private volatile @Nullable Deque<Ping> waiting;

    private @Nullable WebSocketFailure end;

    /** Sends a ping with a payload that no other has. */
    CompletionStage<Duration> send(Outbox outbox) {
        byte[] payload = ByteBuffer.allocate(Long.BYTES)
                .putLong(ThreadLocalRandom.current().nextLong())
                .array();
        return send(outbox, payload);
    }

    /** Sends a ping. */
    CompletionStage<Duration> send(Outbox outbox, byte[] payload) {
        CompletableFuture<Duration> answered = new CompletableFuture<>();
        // A copy, since the connection owns what it is given.
        ByteBuffer copy = ByteBuffer.wrap(Arrays.copyOf(payload, payload.length));
        synchronized (this) {
            if (end != null) {
                return CompletableFuture.failedStage(end);
            }
            Deque<Ping> pings = waiting == null ? new ArrayDeque<>(2) : waiting;
            pings.add(new Ping(copy, System.nanoTime(), answered));
            waiting = pings;
            // Within the lock, so that they go out in the order in which they wait.
            outbox.ping(payload);
        }
        return answered.minimalCompletionStage();
    }

    /** A pong has come. */
    void answer(byte[] payload) {
        if (waiting != null) {
            long now = System.nanoTime();
            for (Ping ping : take(ByteBuffer.wrap(payload))) {
                ping.answered().complete(Duration.ofNanos(now - ping.sentAt()));
            }
        }
    }

    private synchronized List<Ping> take(ByteBuffer payload) {
        Deque<Ping> pings = waiting;
        if (pings == null || pings.stream().noneMatch(ping -> ping.payload().equals(payload))) {
            return List.of();
        }
        List<Ping> taken = new ArrayList<>(1);
        Ping ping;
        do {
            ping = pings.remove();
            taken.add(ping);
        } while (!ping.payload().equals(payload));
        if (pings.isEmpty()) {
            waiting = null;
        }
        return taken;
    }

    /** The connection has ended: no pong comes any more. */
    void end(WebSocketFailure why) {
        Deque<Ping> unanswered;
        synchronized (this) {
            end = why;
            unanswered = waiting == null ? new ArrayDeque<>() : waiting;
            waiting = null;
        }
        unanswered.forEach(ping -> ping.answered().completeExceptionally(why));
    }
}
