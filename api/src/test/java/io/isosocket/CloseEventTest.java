package io.isosocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class CloseEventTest {

    private final WebSocketFailure failure = WebSocketFailure.builder(
                    WebSocketFailure.Kind.CLOSED, WebSocketFailure.Phase.OPEN, "lost")
            .build();

    @Test
    void newEventHasTheDefaults() {
        CloseEvent event = new CloseEvent("close");

        assertEquals("close", event.type());
        assertFalse(event.wasClean());
        assertEquals(0, event.code());
        assertEquals("", event.reason());
        assertFalse(event.isTrusted());
    }

    @Test
    void initGivesTheValues() {
        CloseEvent event = new CloseEvent(
                "c",
                CloseEventInit.DEFAULT
                        .withEvent(EventInit.DEFAULT.withCancelable(true))
                        .withWasClean(true)
                        .withCode(65535)
                        .withReason("bye"));

        assertTrue(event.cancelable());
        assertTrue(event.wasClean());
        assertEquals(65535, event.code());
        assertEquals("bye", event.reason());
        assertNull(event.failure());
    }

    @Test
    void codeOutOfRangeIsRefusedByName() {
        IllegalArgumentException low =
                assertThrows(IllegalArgumentException.class, () -> CloseEventInit.DEFAULT.withCode(-1));
        IllegalArgumentException high =
                assertThrows(IllegalArgumentException.class, () -> CloseEventInit.DEFAULT.withCode(65536));

        assertEquals("code: -1 is not in 0 to 65535", low.getMessage());
        assertEquals("code: 65536 is not in 0 to 65535", high.getMessage());
    }

    @Test
    void trustedEventCarriesTheFailure() {
        CloseEvent event = CloseEvent.trusted(false, 1006, "", failure);

        assertEquals("close", event.type());
        assertEquals(1006, event.code());
        assertTrue(event.isTrusted());
        assertFalse(event.bubbles() || event.cancelable());
        assertEquals(Optional.of(failure), WebSocketFailure.of(event));
    }

    @Test
    void trustedErrorEventIsAPlainEventWithTheFailure() {
        Event event = Event.trusted("error", failure);

        assertSame(Event.class, event.getClass());
        assertEquals("error", event.type());
        assertTrue(event.isTrusted());
        assertEquals(Optional.of(failure), WebSocketFailure.of(event));
        assertEquals(Optional.empty(), WebSocketFailure.of(Event.trusted("open")));
    }
}
