package io.isosocket;

/**
 * How an event is made (DOM Standard, section 2.2, dictionary {@code EventInit}).
 *
 * @param bubbles whether it bubbles, where its target has a parent
 * @param cancelable whether {@link Event#preventDefault()} has an effect
 * @param composed whether it would leave a shadow tree
 */
public record EventInit(boolean bubbles, boolean cancelable, boolean composed) {

    /** All false. */
    public static final EventInit DEFAULT = new EventInit(false, false, false);

    /**
     * Sets whether the event bubbles.
     *
     * @param value whether it does
     * @return a copy with that value
     */
    public EventInit withBubbles(boolean value) {
        return new EventInit(value, cancelable, composed);
    }

    /**
     * Sets whether the event can be canceled.
     *
     * @param value whether it can
     * @return a copy with that value
     */
    public EventInit withCancelable(boolean value) {
        return new EventInit(bubbles, value, composed);
    }

    /**
     * Sets whether the event would leave a shadow tree.
     *
     * @param value whether it would
     * @return a copy with that value
     */
    public EventInit withComposed(boolean value) {
        return new EventInit(bubbles, cancelable, value);
    }
}
