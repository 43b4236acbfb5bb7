package io.isosocket;

/**
 * The value of an on-attribute such as {@code onmessage} (HTML Standard, section 8.1.8.1, {@code EventHandler}).
 *
 * <p>Deviation: it returns nothing, so there is no {@code return false}; {@link Event#preventDefault()} does the same.
 * Where it asks for a subclass of {@link Event} and an event of another class is dispatched under the same type, the
 * {@link ClassCastException} is reported as any other exception of the handler.
 *
 * @param <E> the class of the events
 */
@FunctionalInterface
public interface EventHandler<E extends Event> {

    /**
     * Handles an event, on the thread that dispatches it.
     *
     * @param event the event
     */
    void handleEvent(E event);
}
