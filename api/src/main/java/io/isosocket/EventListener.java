package io.isosocket;

/** What hears events (DOM Standard, section 2.7, callback interface {@code EventListener}). */
@FunctionalInterface
public interface EventListener {

    /**
     * Hears an event, on the thread that dispatches it.
     *
     * @param event the event; what is thrown here is reported ({@link EventTarget#reportException}), and the listeners
     *     after this one still run
     */
    void handleEvent(Event event);
}
