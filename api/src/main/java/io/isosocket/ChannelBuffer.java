package io.isosocket;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What came through a channel and was not received yet, or else those who wait for it, first come, first served. Any
 * thread may call its methods; nothing waits in them, and no stage is completed under the lock.
 */
final class ChannelBuffer<T> {

    /** Hears how many values there are when that changes, under the lock: it must return at once. */
    interface Level {
        void rose(int size);

        void fell(int size);
    }

    private final ReceiveChannel<T> channel;
    private final Level level;
    private final ReentrantLock lock = new ReentrantLock();
    private final Queue<T> values = new ArrayDeque<>();
    private final Set<Receiving<?>> waiting = new LinkedHashSet<>();
    private boolean ended;

    ChannelBuffer(ReceiveChannel<T> channel, Level level) {
        this.channel = channel;
        this.level = level;
    }

    /** Gives a value to who waits longest, or keeps it. */
    void put(T value) {
        Receiving<?> first;
        lock.lock();
        try {
            first = claimFirst();
            if (first == null) {
                values.add(value);
                level.rose(values.size());
            }
        } finally {
            lock.unlock();
        }
        if (first != null) {
            first.deliver(channel, value);
        }
    }

    private @Nullable Receiving<?> claimFirst() {
        for (Iterator<Receiving<?>> all = waiting.iterator(); all.hasNext(); ) {
            Receiving<?> next = all.next();
            all.remove();
            // One that is claimed already has got its value from another channel, or was given up.
            if (next.claim()) {
                return next;
            }
        }
        return null;
    }

    /** Nothing more comes: who waits is told so, and so is who asks once the values are gone. */
    void end() {
        List<Receiving<?>> told = new ArrayList<>();
        lock.lock();
        try {
            ended = true;
            for (Receiving<?> next = claimFirst(); next != null; next = claimFirst()) {
                told.add(next);
            }
        } finally {
            lock.unlock();
        }
        told.forEach(next -> next.deliver(channel, null));
    }

    /** Takes a value, or nothing where the channel has ended. */
    @Nullable Received<T> poll() {
        lock.lock();
        try {
            return values.isEmpty() && !ended ? null : new Received<>(channel, takeFirst());
        } finally {
            lock.unlock();
        }
    }

    /** Delivers what there is, or puts it into the line of those who wait. */
    void receive(Receiving<?> receiving) {
        T value;
        lock.lock();
        try {
            if (values.isEmpty() && !ended) {
                waiting.add(receiving);
                return;
            }
            if (!receiving.claim()) {
                return;
            }
            value = takeFirst();
        } finally {
            lock.unlock();
        }
        receiving.deliver(channel, value);
    }

    private @Nullable T takeFirst() {
        T value = values.poll();
        if (value != null) {
            level.fell(values.size());
        }
        return value;
    }

    /** Takes one out of the line. */
    void withdraw(Receiving<?> receiving) {
        lock.lock();
        try {
            waiting.remove(receiving);
        } finally {
            lock.unlock();
        }
    }

    /** Runs something that must not come between two changes of the level. */
    void locked(Runnable action) {
        lock.lock();
        try {
            action.run();
        } finally {
            lock.unlock();
        }
    }
}
