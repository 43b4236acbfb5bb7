package io.isosocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventListenerListTest {

    private final EventTarget target = new EventTarget();
    private final List<String> heard = new ArrayList<>();
    private final EventListener listener = event -> heard.add("x");

    private void dispatch() {
        target.dispatchEvent(new Event("x"));
    }

    @Test
    void sameListenerIsAddedOnceForATypeAndCapture() {
        target.addEventListener("x", listener);
        target.addEventListener("x", listener, AddEventListenerOptions.DEFAULT.withOnce(true));
        target.addEventListener("x", listener, false);

        dispatch();
        dispatch();

        assertEquals(List.of("x", "x"), heard, "the second add neither doubles nor changes the first");
    }

    @Test
    void sameListenerMayBothCaptureAndNot() {
        target.addEventListener("x", listener);
        target.addEventListener("x", listener, true);

        dispatch();
        assertEquals(2, heard.size());

        target.removeEventListener("x", listener, true);
        dispatch();
        assertEquals(3, heard.size());
    }

    @Test
    void equalListenersAreNotTheSame() {
        record Equal(List<String> list) implements EventListener {
            @Override
            public void handleEvent(Event event) {
                list.add("equal");
            }
        }
        target.addEventListener("x", new Equal(heard));
        target.addEventListener("x", new Equal(heard));

        dispatch();

        assertEquals(List.of("equal", "equal"), heard);
    }

    @Test
    void nullListenerDoesNothing() {
        target.addEventListener("x", null);
        target.addEventListener("x", null, true);
        target.removeEventListener("x", null);

        assertFalse(target.hasListeners("x"));
        dispatch();
    }

    @Test
    @SuppressWarnings("NullAway") // What a caller without null checks does.
    void nullTypeIsRefused() {
        assertThrows(NullPointerException.class, () -> target.addEventListener(null, listener));
        assertThrows(NullPointerException.class, () -> target.removeEventListener(null, listener));
    }

    @Test
    void removedListenerHearsNothing() {
        target.addEventListener("x", listener);
        target.removeEventListener("x", listener);

        dispatch();

        assertEquals(List.of(), heard);
    }

    @Test
    void removingWhatWasNotAddedDoesNothing() {
        target.addEventListener("x", listener);

        target.removeEventListener("y", listener);
        target.removeEventListener("x", event -> {});
        target.removeEventListener("x", listener, true);
        dispatch();

        assertEquals(List.of("x"), heard);
    }

    @Test
    void removalLooksAtNoOptionButCapture() {
        AddEventListenerOptions added = new AddEventListenerOptions(true, true, true, new AbortController().signal());
        target.addEventListener("x", listener, added);

        target.removeEventListener("x", listener, AddEventListenerOptions.DEFAULT.withCapture(true));

        assertFalse(target.hasListeners("x"));
    }

    @Test
    void removalInTheMiddleKeepsTheOrder() {
        EventListener middle = event -> heard.add("middle");
        target.addEventListener("x", event -> heard.add("first"));
        target.addEventListener("x", middle);
        target.addEventListener("x", event -> heard.add("last"));

        target.removeEventListener("x", middle);
        dispatch();

        assertEquals(List.of("first", "last"), heard);
    }

    @Test
    void hasListenersKnowsTypesOfBothRounds() {
        assertFalse(target.hasListeners("x"));
        target.addEventListener("x", listener, true);
        target.addEventListener("y", listener);

        assertTrue(target.hasListeners("x"));
        assertTrue(target.hasListeners("y"));
        assertFalse(target.hasListeners("z"));
    }

    @Test
    void abortedSignalKeepsAListenerOut() {
        target.addEventListener("x", listener, AddEventListenerOptions.DEFAULT.withSignal(AbortSignal.abort()));

        assertFalse(target.hasListeners("x"));
    }

    @Test
    void abortRemovesTheListener() {
        AbortController controller = new AbortController();
        target.addEventListener("x", listener, AddEventListenerOptions.DEFAULT.withSignal(controller.signal()));
        dispatch();

        controller.abort();
        dispatch();

        assertEquals(List.of("x"), heard);
        assertFalse(target.hasListeners("x"));
    }

    @Test
    void abortWhileDispatchingKeepsTheListenerFromBeingCalled() {
        AbortController controller = new AbortController();
        target.addEventListener("x", event -> controller.abort());
        target.addEventListener("x", listener, AddEventListenerOptions.DEFAULT.withSignal(controller.signal()));

        dispatch();

        assertEquals(List.of(), heard);
    }

    @Test
    void abortRemovesListenersBeforeItsEventIsFired() {
        AbortController controller = new AbortController();
        List<Boolean> there = new ArrayList<>();
        controller.signal().addEventListener("abort", event -> there.add(target.hasListeners("x")));
        target.addEventListener("x", listener, AddEventListenerOptions.DEFAULT.withSignal(controller.signal()));

        controller.abort();

        assertEquals(List.of(false), there);
    }

    @Test
    void signalOfADuplicateHasNoEffect() {
        AbortController controller = new AbortController();
        target.addEventListener("x", listener);
        target.addEventListener("x", listener, AddEventListenerOptions.DEFAULT.withSignal(controller.signal()));

        controller.abort();
        dispatch();

        assertEquals(List.of("x"), heard);
    }

    @Test
    void abortAfterARemovalDoesNotRemoveTheListenerAddedAgain() {
        AbortController controller = new AbortController();
        target.addEventListener("x", listener, AddEventListenerOptions.DEFAULT.withSignal(controller.signal()));
        target.removeEventListener("x", listener);
        target.addEventListener("x", listener);

        controller.abort();
        dispatch();

        assertEquals(List.of("x"), heard);
    }
}
