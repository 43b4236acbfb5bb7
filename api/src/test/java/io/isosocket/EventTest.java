package io.isosocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class EventTest {

    private static final EventInit CANCELABLE = EventInit.DEFAULT.withCancelable(true);

    private final EventTarget target = new EventTarget();

    @Test
    void newEventHasTheDefaults() {
        Event event = new Event("x");

        assertEquals("x", event.type());
        assertNull(event.target());
        assertNull(event.srcElement());
        assertNull(event.currentTarget());
        assertEquals(List.of(), event.composedPath());
        assertEquals(Event.NONE, event.eventPhase());
        assertFalse(event.bubbles());
        assertFalse(event.cancelable());
        assertFalse(event.composed());
        assertFalse(event.cancelBubble());
        assertFalse(event.defaultPrevented());
        assertTrue(event.returnValue());
        assertFalse(event.isTrusted());
        assertNull(event.failure());
    }

    @Test
    void initGivesEachFlagByItself() {
        Event bubbles = new Event("x", EventInit.DEFAULT.withBubbles(true));
        Event cancelable = new Event("x", CANCELABLE);
        Event composed = new Event("x", EventInit.DEFAULT.withComposed(true));

        assertTrue(bubbles.bubbles() && !bubbles.cancelable() && !bubbles.composed());
        assertTrue(!cancelable.bubbles() && cancelable.cancelable() && !cancelable.composed());
        assertTrue(!composed.bubbles() && !composed.cancelable() && composed.composed());
    }

    @Test
    void phaseConstantsAreTheStandards() {
        assertEquals(
                List.of(0, 1, 2, 3), List.of(Event.NONE, Event.CAPTURING_PHASE, Event.AT_TARGET, Event.BUBBLING_PHASE));
    }

    @Test
    void pathAndPhaseAreThereDuringTheDispatchAlone() {
        AtomicInteger calls = new AtomicInteger();
        target.addEventListener("x", event -> {
            calls.incrementAndGet();
            assertSame(target, event.target());
            assertSame(target, event.srcElement());
            assertSame(target, event.currentTarget());
            assertEquals(List.of(target), event.composedPath());
            assertEquals(Event.AT_TARGET, event.eventPhase());
        });
        Event event = new Event("x");

        target.dispatchEvent(event);

        assertEquals(1, calls.get());
        assertSame(target, event.target(), "the target stays after the dispatch");
        assertNull(event.currentTarget());
        assertEquals(List.of(), event.composedPath());
        assertEquals(Event.NONE, event.eventPhase());
    }

    @Test
    void preventDefaultNeedsACancelableEvent() {
        Event fixed = new Event("x");
        Event cancelable = new Event("x", CANCELABLE);

        fixed.preventDefault();
        cancelable.preventDefault();

        assertFalse(fixed.defaultPrevented());
        assertTrue(cancelable.defaultPrevented());
        assertFalse(cancelable.returnValue());
    }

    @Test
    void returnValueFalseCancelsAndTrueDoesNotUndo() {
        Event event = new Event("x", CANCELABLE);

        event.returnValue(true);
        assertFalse(event.defaultPrevented());
        event.returnValue(false);
        event.returnValue(true);

        assertTrue(event.defaultPrevented());
    }

    @Test
    void cancelBubbleTrueStopsAndFalseDoesNotUndo() {
        Event event = new Event("x");

        event.cancelBubble(false);
        assertFalse(event.cancelBubble());
        event.cancelBubble(true);
        event.cancelBubble(false);

        assertTrue(event.cancelBubble());
    }

    @Test
    void dispatchClearsThePropagationFlagsAndKeepsCanceled() {
        Event event = new Event("x", CANCELABLE);
        event.stopImmediatePropagation();
        event.preventDefault();

        assertFalse(target.dispatchEvent(event));

        assertFalse(event.cancelBubble());
        assertTrue(event.defaultPrevented());
    }

    @Test
    void initEventResetsAllButComposed() {
        Event event = new Event("x", new EventInit(true, true, true));
        target.dispatchEvent(event);
        event.preventDefault();
        event.stopPropagation();

        event.initEvent("y", false, false);

        assertEquals("y", event.type());
        assertNull(event.target());
        assertFalse(event.bubbles());
        assertFalse(event.cancelable());
        assertTrue(event.composed());
        assertFalse(event.defaultPrevented());
        assertFalse(event.cancelBubble());
    }

    @Test
    void initEventSetsBubblesAndCancelable() {
        Event event = new Event("x");

        event.initEvent("y", true, true);

        assertTrue(event.bubbles());
        assertTrue(event.cancelable());
    }

    @Test
    void initEventMakesATrustedEventUntrusted() {
        Event event = Event.trusted("x");
        assertTrue(event.isTrusted());

        event.initEvent("x", false, false);

        assertFalse(event.isTrusted());
    }

    @Test
    void initEventWhileDispatchingDoesNothing() {
        target.addEventListener("x", event -> event.initEvent("y", true, true));
        Event event = new Event("x");

        target.dispatchEvent(event);

        assertEquals("x", event.type());
        assertFalse(event.bubbles());
    }

    @Test
    void eventWithoutATypeCannotBeDispatchedUntilItIsInitialized() {
        Event event = new Event() {};

        DOMException thrown = assertThrows(DOMException.class, () -> target.dispatchEvent(event));
        assertEquals("InvalidStateError", thrown.name());

        event.initEvent("x", false, false);
        assertTrue(target.dispatchEvent(event));
    }

    @Test
    void timeStampsAreMillisecondsThatNeverGoBack() {
        long before = System.nanoTime();
        double first = new Event("x").timeStamp();
        double second = new Event("x").timeStamp();
        while (System.nanoTime() - before < 5_000_000) {
            Thread.onSpinWait();
        }
        double later = new Event("x").timeStamp();
        double elapsed = (System.nanoTime() - before) / 1e6;

        assertTrue(first >= 0 && first <= second, first + " then " + second);
        assertTrue(later > second && later - first <= elapsed, later + " after " + first + " in " + elapsed + " ms");
    }

    @Test
    void nullTypeIsRefused() {
        assertThrows(NullPointerException.class, () -> new Event(nothing()));
        assertThrows(NullPointerException.class, () -> new Event("x").initEvent(nothing(), false, false));
    }

    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"}) // What a caller without null checks does.
    private static <T> T nothing() {
        return null;
    }
}
