package io.isosocket;

import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;

/**
 * What the sources of a dependent signal hold of it: a weak reference, and a strong one while somebody waits for the
 * signal (DOM Standard, section 3.2.2). All sources share it, so that one field keeps the signal or lets it go.
 */
final class DependentSignal extends WeakReference<AbortSignal> {

    private volatile @Nullable AbortSignal kept;

    DependentSignal(AbortSignal signal) {
        super(signal);
    }

    /** Keeps the signal, or with null lets it go. */
    void keep(@Nullable AbortSignal signal) {
        kept = signal;
    }

    /** {@return the signal, or null if it is gone} */
    @Nullable AbortSignal signal() {
        AbortSignal strong = kept;
        return strong == null ? get() : strong;
    }

    /** {@return whether the source can forget it} */
    boolean isOver() {
        AbortSignal signal = signal();
        return signal == null || signal.aborted();
    }
}
