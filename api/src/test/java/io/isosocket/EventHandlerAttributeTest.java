package io.isosocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventHandlerAttributeTest {

    private final RecordingTarget target = new RecordingTarget();
    private final List<String> heard = new ArrayList<>();

    private EventHandler<Event> handles(String name) {
        return event -> heard.add(name);
    }

    private void listen(String name) {
        target.addEventListener("x", event -> heard.add(name));
    }

    private List<String> dispatch() {
        heard.clear();
        target.dispatchEvent(new Event("x"));
        return heard;
    }

    @Test
    void getterReturnsWhatWasSet() {
        EventHandler<Event> handler = handles("handler");
        assertNull(target.handler("x"));

        target.handler("x", handler);

        assertSame(handler, target.handler("x"));
        assertNull(target.handler("y"));
        target.handler("x", null);
        assertNull(target.handler("x"));
    }

    @Test
    void handlerTakesThePlaceWhereItWasFirstSetAndKeepsItWhenReplaced() {
        listen("before");
        target.handler("x", handles("first"));
        listen("after");
        target.handler("x", handles("second"));

        assertEquals(List.of("before", "second", "after"), dispatch());
    }

    @Test
    void settingTwiceNeverDoubles() {
        EventHandler<Event> handler = handles("handler");
        target.handler("x", handler);
        target.handler("x", handler);

        assertEquals(List.of("handler"), dispatch());
    }

    @Test
    void nullGivesThePlaceUp() {
        target.handler("x", handles("handler"));
        listen("listener");

        target.handler("x", null);
        assertEquals(List.of("listener"), dispatch());

        target.handler("x", handles("again"));
        assertEquals(List.of("listener", "again"), dispatch());
    }

    @Test
    void nullForNoHandlerDoesNothing() {
        target.handler("x", null);

        assertFalse(target.hasListeners("x"));
    }

    @Test
    void handlerCountsAsAListener() {
        target.handler("x", handles("handler"));

        assertTrue(target.hasListeners("x"));
    }

    @Test
    void handlersOfTypesAreSeparate() {
        target.handler("x", handles("x"));
        target.handler("y", handles("y"));
        target.handler("y", null);

        assertEquals(List.of("x"), dispatch());
    }

    @Test
    void handlerReplacedWhileDispatchingIsTheOneCalled() {
        target.addEventListener("x", event -> target.handler("x", handles("new")));
        target.handler("x", handles("old"));

        assertEquals(List.of("new"), dispatch());
    }

    @Test
    void handlerRemovedWhileDispatchingIsNotCalled() {
        target.addEventListener("x", event -> target.handler("x", null));
        target.handler("x", handles("handler"));

        assertEquals(List.of(), dispatch());
    }

    @Test
    void handlerSetAgainWhileDispatchingWaitsForTheNextEvent() {
        target.addEventListener(
                "x",
                event -> {
                    target.handler("x", null);
                    target.handler("x", handles("again"));
                },
                AddEventListenerOptions.DEFAULT.withOnce(true));
        target.handler("x", handles("handler"));

        assertEquals(List.of(), dispatch());
        assertEquals(List.of("again"), dispatch());
    }

    @Test
    void objectThatIsBothHandlerAndListenerIsCalledForBoth() {
        class Both implements EventHandler<Event>, EventListener {
            @Override
            public void handleEvent(Event event) {
                heard.add("both");
            }
        }
        Both both = new Both();
        target.handler("x", both);
        target.addEventListener("x", both);

        assertEquals(List.of("both", "both"), dispatch());
        target.removeEventListener("x", both);
        assertEquals(List.of("both"), dispatch());
    }

    @Test
    void eventOfAnotherClassIsReportedAndTheRestStillRun() {
        EventHandler<MessageEvent> typed = event -> heard.add("message");
        target.handler("x", typed);
        listen("listener");

        assertEquals(List.of("listener"), dispatch());
        assertInstanceOf(ClassCastException.class, target.reported.get(0));
    }
}
