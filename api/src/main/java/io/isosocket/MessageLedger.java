package io.isosocket;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where each message of a {@link ReconnectingWebSocket} is that has been taken and is not known to have arrived: it waits
 * here, was handed to the present connection, or to an earlier one. Not thread-safe.
 *
 * <p>A connection does not tell which part of what it was handed has left this machine. So it is handed no more than the
 * socket is about to take, and what is left waits here, where it is certain that it was not sent.
 */
final class MessageLedger {

    /** How many bytes may be handed to a connection that its socket has not taken. */
    static final long UNTAKEN_LIMIT = 256 << 10;

    /** What a message is counted as besides its payload, in bytes, where memory is to be bounded. */
    static final long MESSAGE_COST = 64;

    private record Handed(Object data, long size) {}

    private final long unconfirmedLimit;
    private final Deque<OutgoingMessage> waiting = new ArrayDeque<>();
    private final Deque<Handed> unconfirmed = new ArrayDeque<>();
    private List<Object> unknown = new ArrayList<>();
    private long waitingBytes;
    private long unconfirmedBytes;
    private long unconfirmedCost;
    private long untakenBytes;
    private long handedMessages;

    MessageLedger(long unconfirmedLimit) {
        this.unconfirmedLimit = unconfirmedLimit;
    }

    void add(OutgoingMessage message) {
        waiting.add(message);
        waitingBytes += message.size();
    }

    /** {@return the bytes that wait here} */
    long waitingBytes() {
        return waitingBytes;
    }

    /** {@return the next message that may be handed to the connection now, which it then counts as; or null} */
    @Nullable OutgoingMessage nextWithinLimits() {
        OutgoingMessage next = waiting.peek();
        boolean may = next != null
                && fits(untakenBytes, next.size(), UNTAKEN_LIMIT)
                && fits(unconfirmedCost, next.size() + MESSAGE_COST, unconfirmedLimit);
        return may ? next() : null;
    }

    /** One that is too large by itself goes alone. */
    private static boolean fits(long before, long size, long limit) {
        return before == 0 || size <= limit - before;
    }

    /** {@return the next message, which then counts as handed to the connection; or null} */
    @Nullable OutgoingMessage next() {
        OutgoingMessage next = waiting.poll();
        if (next != null) {
            long size = next.size();
            waitingBytes -= size;
            unconfirmedBytes += size;
            unconfirmedCost += size + MESSAGE_COST;
            untakenBytes += size;
            unconfirmed.add(new Handed(next.data(), size));
            handedMessages++;
        }
        return next;
    }

    /** {@return how many messages were ever handed to a connection} */
    long handedMessages() {
        return handedMessages;
    }

    boolean isAllConfirmed() {
        return unconfirmed.isEmpty();
    }

    /** The socket has taken bytes. */
    void taken(long bytes) {
        untakenBytes -= bytes;
    }

    /** Takes for arrived what the socket has taken as a whole. */
    void confirmTaken() {
        while (!unconfirmed.isEmpty()
                && unconfirmedBytes - unconfirmed.element().size() >= untakenBytes) {
            confirmFirst();
        }
    }

    /** The first messages have arrived, up to this number of all that were handed over. */
    void confirm(long upTo) {
        while (handedMessages - unconfirmed.size() < upTo) {
            confirmFirst();
        }
    }

    private void confirmFirst() {
        long size = unconfirmed.remove().size();
        unconfirmedBytes -= size;
        unconfirmedCost -= size + MESSAGE_COST;
    }

    /** The connection is gone. {@return how many bytes its socket had not taken} */
    long cut() {
        unconfirmed.forEach(message -> unknown.add(message.data()));
        unconfirmed.clear();
        unconfirmedBytes = 0;
        unconfirmedCost = 0;
        long untaken = untakenBytes;
        untakenBytes = 0;
        return untaken;
    }

    /** {@return the messages of unknown fate that were not returned before} */
    List<Object> takeUnknown() {
        List<Object> taken = unknown;
        unknown = new ArrayList<>();
        return taken;
    }

    /** {@return the messages that wait here, and do so no longer} */
    List<Object> takeWaiting() {
        List<Object> taken = waiting.stream().map(OutgoingMessage::data).toList();
        waiting.clear();
        waitingBytes = 0;
        return taken;
    }
}
