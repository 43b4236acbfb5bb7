package io.isosocket;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened, as listeners hear of it (DOM Standard, section 2.2).
 *
 * <p>An event is used by one thread at a time: the one that dispatches it.
 */
public class Event {

    /** {@link #eventPhase()}: not being dispatched. */
    public static final int NONE = 0;
    /** {@link #eventPhase()}: on the way to the target. Not reached here: no target has a parent. */
    public static final int CAPTURING_PHASE = 1;
    /** {@link #eventPhase()}: at the target. */
    public static final int AT_TARGET = 2;
    /** {@link #eventPhase()}: on the way back from the target. Not reached here: no target has a parent. */
    public static final int BUBBLING_PHASE = 3;

    private static final long TIME_ORIGIN = System.nanoTime();
    private static final double NANOS_PER_MILLI = 1e6;

    // The standard's flags and the three booleans of EventInit share one int: a socket makes an event for each message.
    private static final int STOP_PROPAGATION = 1;
    private static final int STOP_IMMEDIATE_PROPAGATION = 1 << 1;
    private static final int CANCELED = 1 << 2;
    private static final int IN_PASSIVE_LISTENER = 1 << 3;
    private static final int INITIALIZED = 1 << 4;
    private static final int DISPATCH = 1 << 5;
    private static final int TRUSTED = 1 << 6;
    private static final int BUBBLES = 1 << 7;
    private static final int CANCELABLE = 1 << 8;
    private static final int COMPOSED = 1 << 9;

    private String type;
    private int flags;
    private @Nullable EventTarget target;
    private final @Nullable WebSocketFailure failure;
    private final double timeStamp = (System.nanoTime() - TIME_ORIGIN) / NANOS_PER_MILLI;

    /** Makes an event that {@link #initEvent} must name before it can be dispatched, as createEvent() of the DOM does. */
    protected Event() {
        type = "";
        failure = null;
    }

    /**
     * Makes an event that is not trusted and cannot be canceled.
     *
     * @param type the event's type
     */
    public Event(String type) {
        this(type, EventInit.DEFAULT);
    }

    /**
     * Makes an event that is not trusted.
     *
     * @param type the event's type
     * @param init its values
     */
    public Event(String type, EventInit init) {
        this.type = Objects.requireNonNull(type, "type");
        Objects.requireNonNull(init, "init");
        flags = INITIALIZED
                | (init.bubbles() ? BUBBLES : 0)
                | (init.cancelable() ? CANCELABLE : 0)
                | (init.composed() ? COMPOSED : 0);
        failure = null;
    }

    /** Makes a trusted event, for {@link EventTarget#fire}. */
    Event(String type, @Nullable WebSocketFailure failure) {
        this.type = type;
        flags = INITIALIZED | TRUSTED;
        this.failure = failure;
    }

    /** Makes a trusted event, for {@link EventTarget#fire}. */
    static Event trusted(String type) {
        return new Event(type, (WebSocketFailure) null);
    }

    /** Makes a trusted event that tells of a failure, for {@link EventTarget#fire}. */
    static Event trusted(String type, @Nullable WebSocketFailure failure) {
        return new Event(type, failure);
    }

    /** {@return the type, such as {@code message}} */
    public final String type() {
        return type;
    }

    /** {@return what the event was last dispatched to, or null} */
    public final @Nullable EventTarget target() {
        return target;
    }

    /** {@return the same as {@link #target()}; kept for old code} */
    public final @Nullable EventTarget srcElement() {
        return target;
    }

    /** {@return whose listeners are being called, or null when the event is not being dispatched} */
    public final @Nullable EventTarget currentTarget() {
        // A target has no parent, so the path is the target alone and this is the target throughout.
        return dispatching() ? target : null;
    }

    /** {@return the targets on the event's path: the target while it is dispatched, otherwise none} */
    public final List<EventTarget> composedPath() {
        EventTarget current = currentTarget();
        return current == null ? List.of() : List.of(current);
    }

    /** {@return {@link #AT_TARGET} while the event is dispatched, otherwise {@link #NONE}} */
    public final int eventPhase() {
        return dispatching() ? AT_TARGET : NONE;
    }

    /** Keeps the event from going further once the listeners of this phase are called. */
    public final void stopPropagation() {
        flags |= STOP_PROPAGATION;
    }

    /** {@return whether {@link #stopPropagation()} was called; false again after the dispatch} */
    public final boolean cancelBubble() {
        return has(STOP_PROPAGATION);
    }

    /**
     * Stops the propagation; kept for old code.
     *
     * @param value true for {@link #stopPropagation()}; false does nothing
     */
    public final void cancelBubble(boolean value) {
        if (value) {
            stopPropagation();
        }
    }

    /** Keeps every listener that is not yet called from being called. */
    public final void stopImmediatePropagation() {
        flags |= STOP_PROPAGATION | STOP_IMMEDIATE_PROPAGATION;
    }

    /** {@return whether the event bubbles} */
    public final boolean bubbles() {
        return has(BUBBLES);
    }

    /** {@return whether {@link #preventDefault()} has an effect} */
    public final boolean cancelable() {
        return has(CANCELABLE);
    }

    /** {@return whether the event is not canceled; kept for old code} */
    public final boolean returnValue() {
        return !defaultPrevented();
    }

    /**
     * Cancels the event; kept for old code.
     *
     * @param value false for {@link #preventDefault()}; true does nothing
     */
    public final void returnValue(boolean value) {
        if (!value) {
            preventDefault();
        }
    }

    /** Cancels the event if it is cancelable and the listener is not passive. */
    public final void preventDefault() {
        if (has(CANCELABLE) && !has(IN_PASSIVE_LISTENER)) {
            flags |= CANCELED;
        }
    }

    /** {@return whether the event is canceled} */
    public final boolean defaultPrevented() {
        return has(CANCELED);
    }

    /** {@return whether the event would leave a shadow tree} */
    public final boolean composed() {
        return has(COMPOSED);
    }

    /** {@return whether Isosocket itself dispatched the event, and not {@link EventTarget#dispatchEvent}} */
    public final boolean isTrusted() {
        return has(TRUSTED);
    }

    /**
     * Returns when the event was made.
     *
     * @return milliseconds since a moment that is the same for all events of the process; never goes back. Deviation:
     *     it is not coarsened (High Resolution Time, section 7.1), the code that reads it being trusted
     */
    public final double timeStamp() {
        return timeStamp;
    }

    /**
     * Gives the event a new type and makes it untrusted; does nothing while it is dispatched.
     *
     * @param type the new type
     * @param bubbles whether it bubbles
     * @param cancelable whether it can be canceled
     */
    public final void initEvent(String type, boolean bubbles, boolean cancelable) {
        Objects.requireNonNull(type, "type");
        if (dispatching()) {
            return;
        }
        this.type = type;
        target = null;
        flags = INITIALIZED | (flags & COMPOSED) | (bubbles ? BUBBLES : 0) | (cancelable ? CANCELABLE : 0);
    }

    /** {@return the failure of the connection that this event tells of, or null} */
    @Nullable WebSocketFailure failure() {
        return failure;
    }

    final boolean dispatching() {
        return has(DISPATCH);
    }

    /** The checks of dispatchEvent(). */
    final void requireDispatchable() {
        if (dispatching()) {
            throw new DOMException("the event \"" + type + "\" is being dispatched", "InvalidStateError");
        }
        if (!has(INITIALIZED)) {
            throw new DOMException("the event has no type yet; call initEvent first", "InvalidStateError");
        }
    }

    final void becomeUntrusted() {
        flags &= ~TRUSTED;
    }

    final void beginDispatch(EventTarget at) {
        flags |= DISPATCH;
        target = at;
    }

    final void endDispatch() {
        flags &= ~(DISPATCH | STOP_PROPAGATION | STOP_IMMEDIATE_PROPAGATION);
    }

    final void inPassiveListener(boolean passive) {
        flags = passive ? flags | IN_PASSIVE_LISTENER : flags & ~IN_PASSIVE_LISTENER;
    }

    final boolean propagationStopped() {
        return has(STOP_PROPAGATION);
    }

    final boolean immediatePropagationStopped() {
        return has(STOP_IMMEDIATE_PROPAGATION);
    }

    private boolean has(int flag) {
        return (flags & flag) != 0;
    }
}
