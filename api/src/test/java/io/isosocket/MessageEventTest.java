package io.isosocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MessageEventTest {

    @Test
    void newEventHasTheDefaults() {
        MessageEvent event = new MessageEvent("message");

        assertEquals("message", event.type());
        assertNull(event.data());
        assertEquals("", event.origin());
        assertEquals("", event.lastEventId());
        assertNull(event.source());
        assertEquals(List.of(), event.ports());
        assertFalse(event.isTrusted());
    }

    @Test
    void initGivesTheValues() {
        EventTarget port = new EventTarget();
        MessageEvent event = new MessageEvent(
                "m",
                MessageEventInit.DEFAULT
                        .withEvent(EventInit.DEFAULT.withBubbles(true))
                        .withData("hello")
                        .withOrigin("https://example.org")
                        .withLastEventId("7")
                        .withSource(port)
                        .withPorts(List.of(port)));

        assertTrue(event.bubbles());
        assertEquals("hello", event.data());
        assertEquals("https://example.org", event.origin());
        assertEquals("7", event.lastEventId());
        assertSame(port, event.source());
        assertEquals(List.of(port), event.ports());
    }

    @Test
    void portsAreCopiedAndCannotBeChanged() {
        List<EventTarget> ports = new ArrayList<>();
        MessageEvent event = new MessageEvent("m", MessageEventInit.DEFAULT.withPorts(ports));
        ports.add(new EventTarget());

        assertEquals(List.of(), event.ports());
        assertThrows(UnsupportedOperationException.class, () -> event.ports().add(new EventTarget()));
    }

    @Test
    void trustedEventIsThatOfAWebSocket() {
        MessageEvent event = MessageEvent.trusted("hello", "wss://example.org");

        assertEquals("message", event.type());
        assertEquals("hello", event.data());
        assertEquals("wss://example.org", event.origin());
        assertEquals("", event.lastEventId());
        assertNull(event.source());
        assertEquals(List.of(), event.ports());
        assertTrue(event.isTrusted());
        assertFalse(event.bubbles() || event.cancelable() || event.composed());
    }

    @Test
    void initMessageEventReplacesAll() {
        MessageEvent event = MessageEvent.trusted("old", "wss://example.org");
        EventTarget port = new EventTarget();

        event.initMessageEvent("m", true, true, "new", "o", "1", port, List.of(port));

        assertEquals("m", event.type());
        assertTrue(event.bubbles() && event.cancelable());
        assertEquals("new", event.data());
        assertEquals("o", event.origin());
        assertEquals("1", event.lastEventId());
        assertSame(port, event.source());
        assertEquals(List.of(port), event.ports());
        assertFalse(event.isTrusted());
    }

    @Test
    void initMessageEventWhileDispatchingDoesNothing() {
        EventTarget target = new EventTarget();
        MessageEvent event = new MessageEvent("m", MessageEventInit.DEFAULT.withData("old"));
        target.addEventListener(
                "m", e -> event.initMessageEvent("n", true, true, "new", "o", "1", null, List.of(target)));

        target.dispatchEvent(event);

        assertEquals("m", event.type());
        assertEquals("old", event.data());
        assertEquals("", event.origin());
        assertEquals(List.of(), event.ports());
    }
}
