package io.isosocket;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLongFieldUpdater;
import org.jspecify.annotations.Nullable;

/**
 * How many bytes of messages wait to be sent, which number of them is called low (as in RTCDataChannel, WebRTC, section
 * 6.2), and who waits for that. Any thread may call its methods.
 */
final class BufferedAmount {

    private static final AtomicLongFieldUpdater<BufferedAmount> BYTES =
            AtomicLongFieldUpdater.newUpdater(BufferedAmount.class, "bytes");

    private volatile long bytes;
    private volatile long lowThreshold;
    /** Null while nobody waits; changed under the lock. */
    private volatile @Nullable List<CompletableFuture<@Nullable Void>> waiting;

    private @Nullable WebSocketFailure end;

    long get() {
        return bytes;
    }

    void add(long more) {
        BYTES.addAndGet(this, more);
    }

    /** {@return whether so many more are within the limit; where they are not, nothing was added} */
    boolean addWithin(long limit, long more) {
        if (limit == Long.MAX_VALUE) {
            add(more);
            return true;
        }
        long before;
        do {
            before = bytes;
            if (more > limit - before) {
                return false;
            }
        } while (!BYTES.compareAndSet(this, before, before + more));
        return true;
    }

    /** {@return whether the number was over the threshold, and is no longer} */
    boolean subtract(long sent) {
        long before = BYTES.getAndAdd(this, -sent);
        long threshold = lowThreshold;
        if (before - sent > threshold) {
            return false;
        }
        releaseIfLow();
        return before > threshold;
    }

    long lowThreshold() {
        return lowThreshold;
    }

    void lowThreshold(long value) {
        lowThreshold = value;
    }

    /** Lets go who waits, where the number is low. */
    void releaseIfLow() {
        if (waiting != null && bytes <= lowThreshold) {
            takeWaiting().forEach(drained -> drained.complete(null));
        }
    }

    /** {@return completes once the number is low; fails where the connection ends before} */
    CompletionStage<@Nullable Void> drained() {
        CompletableFuture<@Nullable Void> drained = new CompletableFuture<>();
        if (bytes <= lowThreshold) {
            drained.complete(null);
        } else if (!await(drained)) {
            drained.completeExceptionally(end);
        } else {
            // It may have become low before it was waited for.
            releaseIfLow();
        }
        return drained.minimalCompletionStage();
    }

    private synchronized boolean await(CompletableFuture<@Nullable Void> drained) {
        if (end != null) {
            return false;
        }
        List<CompletableFuture<@Nullable Void>> longer = waiting == null ? new ArrayList<>(1) : waiting;
        longer.add(drained);
        waiting = longer;
        return true;
    }

    private synchronized List<CompletableFuture<@Nullable Void>> takeWaiting() {
        List<CompletableFuture<@Nullable Void>> taken = waiting == null ? List.of() : waiting;
        waiting = null;
        return taken;
    }

    /** The connection has ended: the number does not fall any more. */
    void end(WebSocketFailure why) {
        synchronized (this) {
            end = why;
        }
        takeWaiting().forEach(drained -> drained.completeExceptionally(why));
    }
}
