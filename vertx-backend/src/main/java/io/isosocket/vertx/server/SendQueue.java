package io.isosocket.vertx.server;

import io.netty.util.concurrent.FastThreadLocal;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLongFieldUpdater;
import org.jspecify.annotations.Nullable;

/** What waits for one client, and who has to wait for that. Any thread may call its methods. */
final class SendQueue {

    /** What each message takes besides its payload, in bytes: small ones, and empty ones, fill a queue too. */
    private static final int MESSAGE_BYTES = 64;

    /** Whose message the thread is handling. */
    private static final FastThreadLocal<@Nullable ServedConnection> HANDLING = new FastThreadLocal<>();

    private static final AtomicLongFieldUpdater<SendQueue> BYTES =
            AtomicLongFieldUpdater.newUpdater(SendQueue.class, "bytes");

    private final ServedConnection owner;
    private final SlowClientLimit limit;
    private volatile long bytes;
    /** Those that are not read from; null while there are none. */
    private volatile @Nullable Set<ServedConnection> held;

    private boolean ended;

    SendQueue(ServedConnection owner, SlowClientLimit limit) {
        this.owner = owner;
        this.limit = limit;
    }

    /** Handles a message of a connection. */
    static void handling(ServedConnection sender, Runnable handler) {
        ServedConnection before = HANDLING.get();
        HANDLING.set(sender);
        try {
            handler.run();
        } finally {
            HANDLING.set(before);
        }
    }

    /** Counts a message in. {@return whether it may be sent; where not, the client is too slow, and to be closed} */
    boolean add(int payloadBytes) {
        long more = (long) payloadBytes + MESSAGE_BYTES;
        long before = BYTES.getAndAdd(this, more);
        if (limit.whenFull() != SlowClientLimit.WhenFull.PAUSE_SENDER) {
            return before <= limit.maxBytes();
        }
        if (before > 2 * limit.maxBytes()) {
            return false;
        }
        if (before + more > limit.maxBytes()) {
            ServedConnection sender = HANDLING.get();
            hold(sender == null ? owner : sender);
        }
        return true;
    }

    private synchronized void hold(ServedConnection sender) {
        if (ended || isLow()) {
            return;
        }
        Set<ServedConnection> more = held == null ? new HashSet<>(2) : held;
        if (more.add(sender)) {
            sender.holdReading();
        }
        held = more;
        if (isLow()) {
            // It became so before anybody could see who is held.
            release();
        }
    }

    /** The socket took so many messages, and so much payload. */
    void subtract(long messages, long payloadBytes) {
        BYTES.addAndGet(this, -(payloadBytes + messages * MESSAGE_BYTES));
        if (held != null && isLow()) {
            release();
        }
    }

    private boolean isLow() {
        return bytes <= limit.maxBytes() / 2;
    }

    /** The connection has ended. */
    void end() {
        synchronized (this) {
            ended = true;
        }
        release();
    }

    private synchronized void release() {
        Set<ServedConnection> free = held;
        held = null;
        if (free != null) {
            free.forEach(ServedConnection::releaseReading);
        }
    }
}
