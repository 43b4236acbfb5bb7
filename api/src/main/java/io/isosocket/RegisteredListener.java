package io.isosocket;

import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;

/** An entry of an event listener list (DOM Standard, section 2.7, "event listener"). */
sealed class RegisteredListener {

    final String type;
    final boolean capture;
    final boolean passive;
    final boolean once;

    private final @Nullable EventListener callback;
    private volatile boolean removed;
    private volatile @Nullable Removal onAbort;

    RegisteredListener(String type, @Nullable EventListener callback, AddEventListenerOptions options) {
        this.type = type;
        this.callback = callback;
        capture = options.capture();
        passive = options.passive();
        once = options.once();
    }

    /** Whether both count as the same listener, so that the second is not added. */
    final boolean sameAs(String otherType, @Nullable EventListener otherCallback, boolean otherCapture) {
        // Entries of on-attributes have no callback that could be given a second time.
        return callback != null && callback == otherCallback && capture == otherCapture && type.equals(otherType);
    }

    void call(Event event) {
        if (callback != null) {
            callback.handleEvent(event);
        }
    }

    final boolean removed() {
        return removed;
    }

    final void markRemoved() {
        removed = true;
        Removal removal = onAbort;
        if (removal != null) {
            removal.signal.removeAlgorithm(removal);
        }
    }

    /** Lets the signal remove this listener, and this listener's removal free the signal of it. */
    final void removeOnAbort(AbortSignal signal, EventTarget target) {
        Removal removal = new Removal(this, target, signal);
        onAbort = removal;
        if (!signal.addAlgorithm(removal)) {
            target.remove(this);
        } else if (removed) {
            signal.removeAlgorithm(removal);
        }
    }

    /**
     * What a signal holds of a listener. It keeps neither the listener nor its target: a signal for the whole process
     * would otherwise keep every socket there ever was.
     */
    static final class Removal extends WeakReference<RegisteredListener> implements Runnable {

        private final WeakReference<EventTarget> target;
        private final AbortSignal signal;

        Removal(RegisteredListener listener, EventTarget target, AbortSignal signal) {
            super(listener);
            this.target = new WeakReference<>(target);
            this.signal = signal;
        }

        @Override
        public void run() {
            RegisteredListener listener = get();
            EventTarget from = target.get();
            if (listener != null && from != null) {
                from.remove(listener);
            }
        }
    }

    /** The entry of an on-attribute, which keeps its place when the handler is replaced by another. */
    static final class OfAttribute extends RegisteredListener {

        private volatile EventHandler<?> handler;

        OfAttribute(String type, EventHandler<?> handler) {
            super(type, null, AddEventListenerOptions.DEFAULT);
            this.handler = handler;
        }

        EventHandler<?> handler() {
            return handler;
        }

        void handler(EventHandler<?> value) {
            handler = value;
        }

        @Override
        @SuppressWarnings("unchecked") // An event of another class makes the handler throw, as EventHandler says.
        void call(Event event) {
            ((EventHandler<Event>) handler).handleEvent(event);
        }
    }
}
