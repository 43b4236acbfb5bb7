package io.isosocket.vertx.client;

import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Lets one opening handshake at a time run with each address and port (RFC 6455, section 4.1, the second of the client's
 * requirements before it sends the handshake).
 *
 * <p>Thread-safe.
 */
final class HandshakeTurns {

    /** A place in the line of one address. */
    final class Turn {
        private final InetSocketAddress address;
        private final Runnable granted;

        private Turn(InetSocketAddress address, Runnable granted) {
            this.address = address;
            this.granted = granted;
        }

        /** Gives the turn back, or leaves the line; to be called once. */
        void end() {
            leave(this);
        }
    }

    /** The turns of one address: the first is the one that runs. */
    private final ConcurrentMap<InetSocketAddress, ArrayDeque<Turn>> lines = new ConcurrentHashMap<>();

    /**
     * Stands in line.
     *
     * @param address where the handshake goes
     * @param granted called once it is this one's turn: by the caller within this call, or by whoever ends the turn
     *     before
     * @return the turn
     */
    Turn take(InetSocketAddress address, Runnable granted) {
        Turn turn = new Turn(address, granted);
        boolean[] first = new boolean[1];
        lines.compute(address, (key, waiting) -> {
            first[0] = waiting == null;
            ArrayDeque<Turn> line = waiting == null ? new ArrayDeque<>(1) : waiting;
            line.add(turn);
            return line;
        });
        if (first[0]) {
            granted.run();
        }
        return turn;
    }

    private void leave(Turn turn) {
        Turn left = turn;
        while (left != null) {
            left = grant(removed(left));
        }
    }

    /** {@return whose turn it is once this one is out of its line, if that changes} */
    private @Nullable Turn removed(Turn turn) {
        @Nullable Turn[] next = new Turn[1];
        lines.computeIfPresent(turn.address, (key, line) -> {
            boolean ran = line.peek() == turn;
            line.remove(turn);
            next[0] = ran ? line.peek() : null;
            return line.isEmpty() ? null : line;
        });
        return next[0];
    }

    /** {@return the turn itself where its event loop has ended: then it goes to the one behind it} */
    private static @Nullable Turn grant(@Nullable Turn turn) {
        if (turn != null) {
            try {
                turn.granted.run();
            } catch (RejectedExecutionException loopEnded) {
                return turn;
            }
        }
        return null;
    }
}
