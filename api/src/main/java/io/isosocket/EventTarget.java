package io.isosocket;

import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import org.jspecify.annotations.Nullable;

/**
 * What events are dispatched to (DOM Standard, section 2.7). A target has no parent, so an event reaches its listeners
 * alone: first those that capture, then the others, each in the order in which they were added.
 *
 * <p>Any thread may add and remove listeners. Listeners run on the thread that dispatches.
 */
public class EventTarget {

    private static final RegisteredListener[] NONE = {};
    private static final AtomicReferenceFieldUpdater<EventTarget, RegisteredListener[]> LISTENERS =
            AtomicReferenceFieldUpdater.newUpdater(EventTarget.class, RegisteredListener[].class, "listeners");

    /** Never changed in place, so that a dispatch can walk through it while listeners come and go. */
    private volatile RegisteredListener[] listeners = NONE;

    /** Makes a target without listeners. */
    public EventTarget() {}

    /**
     * Adds a listener that does not capture.
     *
     * @param type the type of the events it hears
     * @param listener the listener; null does nothing
     */
    public void addEventListener(String type, @Nullable EventListener listener) {
        addEventListener(type, listener, AddEventListenerOptions.DEFAULT);
    }

    /**
     * Adds a listener.
     *
     * @param type the type of the events it hears
     * @param listener the listener; null does nothing
     * @param capture whether it is called before those that do not capture
     */
    public void addEventListener(String type, @Nullable EventListener listener, boolean capture) {
        addEventListener(type, listener, AddEventListenerOptions.DEFAULT.withCapture(capture));
    }

    /**
     * Adds a listener. Nothing is added if the same object was added before for this type and the same capture, or if
     * the signal is aborted.
     *
     * @param type the type of the events it hears
     * @param listener the listener; null does nothing
     * @param options how it is added
     */
    public void addEventListener(String type, @Nullable EventListener listener, AddEventListenerOptions options) {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(options, "options");
        AbortSignal signal = options.signal();
        if (listener == null || (signal != null && signal.aborted())) {
            return;
        }
        RegisteredListener added = new RegisteredListener(type, listener, options);
        RegisteredListener[] before;
        do {
            before = listeners;
            if (indexOf(before, type, listener, options.capture()) >= 0) {
                return;
            }
        } while (!LISTENERS.compareAndSet(this, before, with(before, added)));
        listenersChanged();
        if (signal != null) {
            added.removeOnAbort(signal, this);
        }
    }

    /**
     * Removes a listener that does not capture.
     *
     * @param type the type for which it was added
     * @param listener the listener; nothing happens if it was not added
     */
    public void removeEventListener(String type, @Nullable EventListener listener) {
        removeEventListener(type, listener, false);
    }

    /**
     * Removes a listener.
     *
     * @param type the type for which it was added
     * @param listener the listener; nothing happens if it was not added
     * @param options how it was added; only {@link AddEventListenerOptions#capture()} counts
     */
    public void removeEventListener(String type, @Nullable EventListener listener, AddEventListenerOptions options) {
        Objects.requireNonNull(options, "options");
        removeEventListener(type, listener, options.capture());
    }

    /**
     * Removes a listener.
     *
     * @param type the type for which it was added
     * @param listener the listener; nothing happens if it was not added
     * @param capture whether it was added as one that captures
     */
    public void removeEventListener(String type, @Nullable EventListener listener, boolean capture) {
        Objects.requireNonNull(type, "type");
        RegisteredListener[] current = listeners;
        int index = indexOf(current, type, listener, capture);
        if (index >= 0) {
            remove(current[index]);
        }
    }

    /**
     * Dispatches an event on the calling thread, which makes it untrusted.
     *
     * @param event the event
     * @return false if a listener canceled it
     * @throws DOMException {@code InvalidStateError} if the event is being dispatched or has no type yet
     */
    public boolean dispatchEvent(Event event) {
        Objects.requireNonNull(event, "event");
        event.requireDispatchable();
        event.becomeUntrusted();
        return fire(event);
    }

    /**
     * Reports what a listener threw (HTML Standard, section 8.1.4.6, "report an exception"). By default it goes to the
     * thread's {@linkplain Thread#getUncaughtExceptionHandler() handler of uncaught exceptions}.
     *
     * @param exception what was thrown
     */
    protected void reportException(Throwable exception) {
        reportToThread(exception);
    }

    /** Gives an exception to the thread's handler of uncaught exceptions. */
    static void reportToThread(Throwable exception) {
        Thread thread = Thread.currentThread();
        try {
            thread.getUncaughtExceptionHandler().uncaughtException(thread, exception);
        } catch (Throwable ignored) {
            // As the JVM ignores what such a handler throws.
        }
    }

    /**
     * Dispatches an event and leaves it as trusted as it is (DOM Standard, section 2.9, for a path of one target).
     *
     * @return false if a listener canceled it
     */
    final boolean fire(Event event) {
        event.beginDispatch(this);
        try {
            invoke(event, true);
            invoke(event, false);
        } finally {
            event.endDispatch();
        }
        return !event.defaultPrevented();
    }

    /** Whether anything would hear an event of this type; so cheap that an event nobody hears need not be made. */
    final boolean hasListeners(String type) {
        for (RegisteredListener listener : listeners) {
            if (listener.type.equals(type)) {
                return true;
            }
        }
        return false;
    }

    /** {@return the value of the on-attribute for a type} */
    final @Nullable EventHandler<?> handler(String type) {
        RegisteredListener.OfAttribute entry = ofAttribute(listeners, type);
        return entry == null ? null : entry.handler();
    }

    /**
     * Sets an on-attribute (HTML Standard, section 8.1.8.1): the first handler takes a place at the end of the
     * listeners and the next ones keep it; null gives it up.
     */
    final void handler(String type, @Nullable EventHandler<?> value) {
        RegisteredListener[] before;
        do {
            before = listeners;
            RegisteredListener.OfAttribute entry = ofAttribute(before, type);
            if (entry != null && value != null) {
                entry.handler(value);
                return;
            }
            if (entry != null) {
                remove(entry);
                return;
            }
            if (value == null) {
                return;
            }
        } while (!LISTENERS.compareAndSet(this, before, with(before, new RegisteredListener.OfAttribute(type, value))));
        listenersChanged();
    }

    /** Called after a listener was added or removed, by the thread that did it. */
    void listenersChanged() {}

    private void invoke(Event event, boolean capturing) {
        if (event.propagationStopped()) {
            return;
        }
        // The list as it is now: listeners that the capturing ones added for the second round are in it.
        for (RegisteredListener listener : listeners) {
            if (listener.capture == capturing && listener.type.equals(event.type()) && !listener.removed()) {
                // Of two threads, the one that removed it calls it.
                if (!listener.once || remove(listener)) {
                    call(listener, event);
                }
                if (event.immediatePropagationStopped()) {
                    return;
                }
            }
        }
    }

    private void call(RegisteredListener listener, Event event) {
        event.inPassiveListener(listener.passive);
        try {
            listener.call(event);
        } catch (Throwable thrown) {
            reportException(thrown);
        } finally {
            event.inPassiveListener(false);
        }
    }

    /** {@return whether this call removed it, and no other had before} */
    final boolean remove(RegisteredListener listener) {
        RegisteredListener[] before;
        int index;
        do {
            before = listeners;
            index = Arrays.asList(before).indexOf(listener);
            if (index < 0) {
                return false;
            }
        } while (!LISTENERS.compareAndSet(this, before, without(before, index)));
        listener.markRemoved();
        listenersChanged();
        return true;
    }

    private static int indexOf(
            RegisteredListener[] list, String type, @Nullable EventListener listener, boolean capture) {
        for (int i = 0; i < list.length; i++) {
            if (list[i].sameAs(type, listener, capture)) {
                return i;
            }
        }
        return -1;
    }

    private static RegisteredListener.@Nullable OfAttribute ofAttribute(RegisteredListener[] list, String type) {
        for (RegisteredListener entry : list) {
            if (entry instanceof RegisteredListener.OfAttribute attribute && attribute.type.equals(type)) {
                return attribute;
            }
        }
        return null;
    }

    private static RegisteredListener[] with(RegisteredListener[] list, RegisteredListener added) {
        RegisteredListener[] longer = Arrays.copyOf(list, list.length + 1);
        longer[list.length] = added;
        return longer;
    }

    private static RegisteredListener[] without(RegisteredListener[] list, int index) {
        if (list.length == 1) {
            return NONE;
        }
        RegisteredListener[] shorter = Arrays.copyOf(list, list.length - 1);
        System.arraycopy(list, index + 1, shorter, index, shorter.length - index);
        return shorter;
    }
}
