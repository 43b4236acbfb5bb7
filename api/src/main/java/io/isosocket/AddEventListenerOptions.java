package io.isosocket;

import org.jspecify.annotations.Nullable;

/**
 * How a listener is added (DOM Standard, section 2.7, dictionary {@code AddEventListenerOptions}), as in
 * {@code AddEventListenerOptions.DEFAULT.withOnce(true)}.
 *
 * @param capture whether it is called before those that do not capture
 * @param passive whether {@link Event#preventDefault()} has no effect in it
 * @param once whether it is removed right before it is called
 * @param signal removes the listener when aborted, or null
 */
public record AddEventListenerOptions(boolean capture, boolean passive, boolean once, @Nullable AbortSignal signal) {

    /** All false, no signal. */
    public static final AddEventListenerOptions DEFAULT = new AddEventListenerOptions(false, false, false, null);

    /**
     * Sets whether the listener captures.
     *
     * @param value whether it does
     * @return a copy with that value
     */
    public AddEventListenerOptions withCapture(boolean value) {
        return new AddEventListenerOptions(value, passive, once, signal);
    }

    /**
     * Sets whether the listener is passive.
     *
     * @param value whether it is
     * @return a copy with that value
     */
    public AddEventListenerOptions withPassive(boolean value) {
        return new AddEventListenerOptions(capture, value, once, signal);
    }

    /**
     * Sets whether the listener hears one event at most.
     *
     * @param value whether it does
     * @return a copy with that value
     */
    public AddEventListenerOptions withOnce(boolean value) {
        return new AddEventListenerOptions(capture, passive, value, signal);
    }

    /**
     * Sets the signal that removes the listener.
     *
     * @param value the signal, or null
     * @return a copy with it
     */
    public AddEventListenerOptions withSignal(@Nullable AbortSignal value) {
        return new AddEventListenerOptions(capture, passive, once, value);
    }
}
