package io.isosocket;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Tells that something is to be given up (DOM Standard, section 3.2). It fires one {@code abort} event, on the thread
 * that aborts it: the caller of {@link AbortController#abort()}, or, after {@link #timeout}, a thread of {@link
 * java.util.concurrent.ForkJoinPool#commonPool()}.
 *
 * <p>Any thread may call its methods.
 */
public final class AbortSignal extends EventTarget {

    private static final String ABORT = "abort";

    /** Why the signal was aborted; a holder, since null is a reason too. */
    private record Reason(@Nullable Object value) {}

    private final Object lock = new Object();
    /** Set once, under the lock. */
    private volatile @Nullable Reason reason;
    /** Guarded by the lock. */
    private final SweptSet<Runnable> algorithms = new SweptSet<>(AbortSignal::isOver);
    /** Guarded by the lock. */
    private final SweptSet<DependentSignal> dependents = new SweptSet<>(DependentSignal::isOver);
    /** What the sources of this dependent signal hold of it; null if it depends on none. */
    private final @Nullable DependentSignal self;

    /** What this signal depends on: never dependent signals, and held weakly, as the standard's set is. */
    private final List<WeakReference<AbortSignal>> sources;

    AbortSignal() {
        self = null;
        sources = List.of();
    }

    private AbortSignal(Collection<AbortSignal> sources) {
        self = new DependentSignal(this);
        this.sources = sources.stream().map(WeakReference::new).toList();
    }

    /** {@return a signal that is aborted, with an {@code AbortError} as the reason} */
    public static AbortSignal abort() {
        return abort(abortError());
    }

    /**
     * Makes a signal that is aborted.
     *
     * @param reason why; null is a reason too
     * @return the signal
     */
    public static AbortSignal abort(@Nullable Object reason) {
        AbortSignal signal = new AbortSignal();
        signal.reason = new Reason(reason);
        return signal;
    }

    /**
     * Makes a signal that is aborted after a time, with a {@code TimeoutError} as the reason.
     *
     * @param milliseconds 0 or more
     * @return the signal
     * @throws IllegalArgumentException if the time is negative
     */
    public static AbortSignal timeout(long milliseconds) {
        return timeout(Duration.ofMillis(milliseconds));
    }

    /**
     * Makes a signal that is aborted after a time, with a {@code TimeoutError} as the reason. The timer keeps the signal
     * until then, but not the process.
     *
     * @param delay 0 or more
     * @return the signal
     * @throws IllegalArgumentException if the time is negative
     */
    public static AbortSignal timeout(Duration delay) {
        Objects.requireNonNull(delay, "delay");
        if (delay.isNegative()) {
            throw new IllegalArgumentException("timeout: " + delay + " is negative");
        }
        AbortSignal signal = new AbortSignal();
        CompletableFuture.delayedExecutor(TimeUnit.NANOSECONDS.convert(delay), TimeUnit.NANOSECONDS)
                .execute(() -> signal.signalAbort(
                        new DOMException("timed out after " + delay.toMillis() + " ms", "TimeoutError")));
        return signal;
    }

    /**
     * Makes a signal that is aborted as soon as one of others is, for the same reason.
     *
     * @param signals the others
     * @return the signal; it does not keep the others, and they keep it only while it has listeners
     */
    public static AbortSignal any(AbortSignal... signals) {
        return any(Arrays.asList(Objects.requireNonNull(signals, "signals")));
    }

    /**
     * Makes a signal that is aborted as soon as one of others is, for the same reason.
     *
     * @param signals the others
     * @return the signal; it does not keep the others, and they keep it only while it has listeners
     */
    public static AbortSignal any(Collection<AbortSignal> signals) {
        List<AbortSignal> given = NoNulls.copy(signals, "signals");
        for (AbortSignal signal : given) {
            Reason aborted = signal.reason;
            if (aborted != null) {
                return abort(aborted.value());
            }
        }
        // Sources are never dependent themselves: a dependent signal stands for its own sources.
        Set<AbortSignal> sources = new LinkedHashSet<>();
        given.forEach(signal -> signal.addSourcesTo(sources));
        AbortSignal result = new AbortSignal(sources);
        sources.forEach(result::dependOn);
        return result;
    }

    /** {@return whether the signal is aborted} */
    public boolean aborted() {
        return reason != null;
    }

    /** {@return the reason, or null if the signal is not aborted} */
    public @Nullable Object reason() {
        Reason current = reason;
        return current == null ? null : current.value();
    }

    /**
     * Throws the reason if the signal is aborted. Deviation: a reason that is no unchecked exception cannot be thrown as
     * it is; a {@link DOMException} named {@code AbortError} tells of it, with a checked exception as its cause.
     */
    public void throwIfAborted() {
        Reason current = reason;
        if (current == null) {
            return;
        }
        Object value = current.value();
        if (value instanceof RuntimeException unchecked) {
            throw unchecked;
        }
        if (value instanceof Error error) {
            throw error;
        }
        if (value instanceof Throwable checked) {
            throw new DOMException("aborted: " + checked, "AbortError", checked);
        }
        throw new DOMException("aborted: " + value, "AbortError");
    }

    /** {@return the handler of the {@code abort} event, or null} */
    @SuppressWarnings("unchecked") // onabort(EventHandler) lets in no other.
    public @Nullable EventHandler<Event> onabort() {
        return (EventHandler<Event>) handler(ABORT);
    }

    /**
     * Sets the handler of the {@code abort} event.
     *
     * @param handler the handler; null for none
     */
    public void onabort(@Nullable EventHandler<Event> handler) {
        handler(ABORT, handler);
    }

    static DOMException abortError() {
        return new DOMException("the operation was aborted", "AbortError");
    }

    /**
     * Adds what runs when the signal is aborted, before its listeners.
     *
     * @return false if it is aborted already; nothing is added then
     */
    boolean addAlgorithm(Runnable algorithm) {
        synchronized (lock) {
            if (reason != null) {
                return false;
            }
            algorithms.add(Objects.requireNonNull(algorithm, "algorithm"));
        }
        keepWhileAwaited();
        return true;
    }

    void removeAlgorithm(Runnable algorithm) {
        synchronized (lock) {
            algorithms.remove(algorithm);
        }
        keepWhileAwaited();
    }

    /** The DOM Standard's "signal abort". */
    void signalAbort(@Nullable Object value) {
        Reason given = new Reason(value);
        if (!become(given)) {
            return;
        }
        List<DependentSignal> told;
        synchronized (lock) {
            told = dependents.drain();
        }
        // All are aborted before any code runs that could look at them.
        List<AbortSignal> followers = new ArrayList<>();
        for (DependentSignal dependent : told) {
            AbortSignal signal = dependent.signal();
            if (signal != null && signal.become(given)) {
                followers.add(signal);
            }
        }
        runAbortSteps();
        followers.forEach(AbortSignal::runAbortSteps);
    }

    @Override
    void listenersChanged() {
        keepWhileAwaited();
    }

    private boolean become(Reason given) {
        synchronized (lock) {
            if (reason != null) {
                return false;
            }
            reason = given;
            return true;
        }
    }

    private void runAbortSteps() {
        for (Runnable algorithm = nextAlgorithm(); algorithm != null; algorithm = nextAlgorithm()) {
            try {
                algorithm.run();
            } catch (RuntimeException | Error thrown) {
                reportException(thrown);
            }
        }
        if (hasListeners(ABORT)) {
            fire(Event.trusted(ABORT));
        }
        keepWhileAwaited();
    }

    private @Nullable Runnable nextAlgorithm() {
        synchronized (lock) {
            return algorithms.poll();
        }
    }

    private static boolean isOver(Runnable algorithm) {
        return algorithm instanceof RegisteredListener.Removal removal && removal.get() == null;
    }

    private void addSourcesTo(Set<AbortSignal> all) {
        if (self == null) {
            all.add(this);
            return;
        }
        for (WeakReference<AbortSignal> reference : sources) {
            AbortSignal source = reference.get();
            if (source != null) {
                all.add(source);
            }
        }
    }

    private void dependOn(AbortSignal source) {
        Reason aborted = self == null ? null : source.addDependent(self);
        if (aborted != null) {
            become(aborted);
        }
    }

    /** {@return the reason if this signal was aborted meanwhile, so that the dependent takes it} */
    private @Nullable Reason addDependent(DependentSignal dependent) {
        synchronized (lock) {
            if (reason != null) {
                return reason;
            }
            dependents.add(dependent);
            return null;
        }
    }

    private void keepWhileAwaited() {
        if (self == null) {
            return;
        }
        synchronized (lock) {
            boolean awaited = reason == null && (hasListeners(ABORT) || !algorithms.isEmpty());
            self.keep(awaited ? this : null);
        }
    }
}
