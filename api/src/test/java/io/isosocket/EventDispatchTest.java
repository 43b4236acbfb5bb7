package io.isosocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventDispatchTest {

    private final RecordingTarget target = new RecordingTarget();
    private final List<String> heard = new ArrayList<>();

    private EventListener hears(String name) {
        return event -> heard.add(name);
    }

    @Test
    void capturingListenersComeFirstThenTheOthersInTheirOrder() {
        target.addEventListener("x", hears("a"));
        target.addEventListener("x", hears("capture 1"), true);
        target.addEventListener("x", hears("b"));
        target.addEventListener("x", hears("capture 2"), true);
        target.addEventListener("y", hears("other type"));

        target.dispatchEvent(new Event("x"));

        assertEquals(List.of("capture 1", "capture 2", "a", "b"), heard);
    }

    @Test
    void typesAreComparedExactly() {
        target.addEventListener("x", hears("x"));

        target.dispatchEvent(new Event("X"));
        target.dispatchEvent(new Event(""));

        assertEquals(List.of(), heard);
    }

    @Test
    void listenerRemovedWhileDispatchingIsNotCalled() {
        EventListener removed = hears("removed");
        target.addEventListener("x", event -> target.removeEventListener("x", removed));
        target.addEventListener("x", removed);

        target.dispatchEvent(new Event("x"));

        assertEquals(List.of(), heard);
    }

    @Test
    void listenerAddedWhileDispatchingWaitsForTheNextEvent() {
        EventListener added = hears("added");
        target.addEventListener("x", event -> target.addEventListener("x", added));

        target.dispatchEvent(new Event("x"));
        assertEquals(List.of(), heard);

        target.dispatchEvent(new Event("x"));
        assertEquals(List.of("added"), heard);
    }

    @Test
    void listenerAddedByACapturingOneForTheSecondRoundIsCalled() {
        target.addEventListener("x", event -> target.addEventListener("x", hears("added")), true);

        target.dispatchEvent(new Event("x"));

        assertEquals(List.of("added"), heard);
    }

    @Test
    void listenerRemovedAndAddedAgainWhileDispatchingWaitsForTheNextEvent() {
        EventListener moved = hears("moved");
        target.addEventListener("x", event -> {
            target.removeEventListener("x", moved);
            target.addEventListener("x", moved);
        });
        target.addEventListener("x", moved);

        target.dispatchEvent(new Event("x"));

        assertEquals(List.of(), heard);
    }

    @Test
    void onceListenerIsGoneBeforeItIsCalled() {
        target.addEventListener(
                "x",
                event -> {
                    heard.add("once");
                    target.dispatchEvent(new Event("x"));
                },
                AddEventListenerOptions.DEFAULT.withOnce(true));

        target.dispatchEvent(new Event("x"));

        assertEquals(List.of("once"), heard);
        assertFalse(target.hasListeners("x"));
    }

    @Test
    void onceListenerOfTheOtherRoundIsKept() {
        AddEventListenerOptions once = AddEventListenerOptions.DEFAULT.withOnce(true);
        target.addEventListener("x", Event::stopPropagation, once.withCapture(true));
        target.addEventListener("x", hears("not yet"), once);

        target.dispatchEvent(new Event("x"));
        assertEquals(List.of(), heard);

        target.dispatchEvent(new Event("x"));
        assertEquals(List.of("not yet"), heard);
    }

    @Test
    void passiveListenerCannotCancel() {
        target.addEventListener("x", Event::preventDefault, AddEventListenerOptions.DEFAULT.withPassive(true));
        Event event = new Event("x", EventInit.DEFAULT.withCancelable(true));

        assertTrue(target.dispatchEvent(event));
        assertFalse(event.defaultPrevented());
    }

    @Test
    void listenerAfterAPassiveOneCanCancel() {
        target.addEventListener(
                "x",
                event -> {
                    throw new IllegalStateException("passive and failing");
                },
                AddEventListenerOptions.DEFAULT.withPassive(true));
        target.addEventListener("x", Event::preventDefault);

        assertFalse(target.dispatchEvent(new Event("x", EventInit.DEFAULT.withCancelable(true))));
    }

    @Test
    void stopImmediatePropagationSkipsTheRest() {
        target.addEventListener("x", hears("first"), true);
        target.addEventListener("x", Event::stopImmediatePropagation, true);
        target.addEventListener("x", hears("same round"), true);
        target.addEventListener("x", hears("next round"));

        target.dispatchEvent(new Event("x"));

        assertEquals(List.of("first"), heard);
    }

    @Test
    void stopPropagationEndsAfterTheRound() {
        target.addEventListener("x", Event::stopPropagation, true);
        target.addEventListener("x", hears("same round"), true);
        target.addEventListener("x", hears("next round"));

        target.dispatchEvent(new Event("x"));

        assertEquals(List.of("same round"), heard);
    }

    @Test
    void eventStoppedBeforehandReachesNobodyThatTimeOnly() {
        target.addEventListener("x", hears("x"));
        Event event = new Event("x");
        event.stopPropagation();

        target.dispatchEvent(event);
        assertEquals(List.of(), heard);

        target.dispatchEvent(event);
        assertEquals(List.of("x"), heard);
    }

    @Test
    void whatAListenerThrowsIsReportedAndTheRestStillRun() {
        RuntimeException exception = new IllegalStateException("first");
        Error error = new AssertionError("second");
        target.addEventListener("x", event -> {
            throw exception;
        });
        target.addEventListener("x", event -> {
            throw error;
        });
        target.addEventListener("x", hears("rest"));

        assertTrue(target.dispatchEvent(new Event("x")));

        assertEquals(List.of(exception, error), target.reported);
        assertEquals(List.of("rest"), heard);
    }

    @Test
    void exceptionsGoToTheThreadsHandlerByDefault() throws InterruptedException {
        RuntimeException exception = new IllegalStateException("thrown");
        EventTarget plain = new EventTarget();
        plain.addEventListener("x", event -> {
            throw exception;
        });
        List<Throwable> uncaught = new ArrayList<>();
        Thread thread = new Thread(() -> {
            plain.dispatchEvent(new Event("x"));
            heard.add("went on");
        });
        thread.setUncaughtExceptionHandler((failed, thrown) -> uncaught.add(thrown));
        thread.start();
        thread.join();

        assertEquals(List.of(exception), uncaught);
        assertEquals(List.of("went on"), heard);
    }

    @Test
    void eventIsUsableAgainAfterTheReportItselfThrew() {
        EventTarget strict = new EventTarget() {
            @Override
            protected void reportException(Throwable exception) {
                throw new IllegalStateException(exception);
            }
        };
        strict.addEventListener("x", event -> {
            throw new IllegalStateException("thrown");
        });
        Event event = new Event("x");

        assertThrows(IllegalStateException.class, () -> strict.dispatchEvent(event));

        assertEquals(Event.NONE, event.eventPhase());
        assertTrue(target.dispatchEvent(event));
    }

    @Test
    void dispatchingAnEventThatIsBeingDispatchedIsRefused() {
        target.addEventListener("x", event -> new EventTarget().dispatchEvent(event));
        Event event = new Event("x");

        target.dispatchEvent(event);

        assertEquals(1, target.reported.size());
        DOMException refused = (DOMException) target.reported.get(0);
        assertEquals("InvalidStateError", refused.name());
        assertSame(target, event.target());
    }

    @Test
    void anotherEventMayBeDispatchedMeanwhile() {
        target.addEventListener("x", event -> {
            target.dispatchEvent(new Event("y"));
            heard.add("x");
        });
        target.addEventListener("y", hears("y"));

        target.dispatchEvent(new Event("x"));

        assertEquals(List.of("y", "x"), heard);
    }

    @Test
    void dispatchEventMakesATrustedEventUntrustedAndFireDoesNot() {
        List<Boolean> trusted = new ArrayList<>();
        target.addEventListener("x", event -> trusted.add(event.isTrusted()));
        Event event = Event.trusted("x");

        target.fire(event);
        target.dispatchEvent(event);

        assertEquals(List.of(true, false), trusted);
    }

    @Test
    void dispatchTellsWhetherTheEventWasCanceled() {
        assertTrue(target.dispatchEvent(new Event("x")));
        target.addEventListener("x", Event::preventDefault);

        assertTrue(target.dispatchEvent(new Event("x")));
        assertFalse(target.dispatchEvent(new Event("x", EventInit.DEFAULT.withCancelable(true))));
    }

    @Test
    void eventsOfSubclassesArriveAsTheyAre() {
        class Special extends Event {
            Special() {
                super("x");
            }
        }
        List<Event> events = new ArrayList<>();
        target.addEventListener("x", events::add);
        Special special = new Special();

        target.dispatchEvent(special);

        assertSame(special, events.get(0));
    }
}
