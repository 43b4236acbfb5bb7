package io.isosocket;

import org.jspecify.annotations.Nullable;

/**
 * Aborts what was given its signal (DOM Standard, section 3.1).
 *
 * <p>Any thread may call its methods.
 */
public class AbortController {

    private final AbortSignal signal = new AbortSignal();

    /** Makes a controller with a signal that is not aborted. */
    public AbortController() {}

    /** {@return the signal, always the same} */
    public final AbortSignal signal() {
        return signal;
    }

    /** Aborts with an {@code AbortError} as the reason; does nothing the second time. */
    public final void abort() {
        signal.signalAbort(AbortSignal.abortError());
    }

    /**
     * Aborts; does nothing the second time. The signal's algorithms and listeners run on the calling thread before this
     * returns.
     *
     * @param reason why; null is a reason too
     */
    public final void abort(@Nullable Object reason) {
        signal.signalAbort(reason);
    }
}
