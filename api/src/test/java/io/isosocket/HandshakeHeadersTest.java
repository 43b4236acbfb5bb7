package io.isosocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HandshakeHeadersTest {

    private final WebSocketOptions.Builder builder = WebSocketOptions.builder();

    private String refusal(String name, String value) {
        return String.valueOf(assertThrows(IllegalArgumentException.class, () -> builder.header(name, value))
                .getMessage());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host",
                "CONNECTION",
                "upgrade",
                "Content-Length",
                "transfer-encoding",
                "Sec-WebSocket-Key",
                "sec-websocket-protocol",
                "Sec-WebSocket-Anything"
            })
    void theHandshakesOwnFieldsAreRefusedByName(String name) {
        assertEquals("header " + name + ": is the opening handshake's own to set", refusal(name, "x"));
        assertThrows(IllegalArgumentException.class, () -> builder.headers(Map.of(name, List.of("x"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " X", "X ", "X:", "X Y", "X\r\nY", "X\u0000", "Ä", "a/b", "(a)", "Host\t"})
    void aNameThatIsNoTokenIsRefused(String name) {
        assertTrue(refusal(name, "x").contains("is not a token"), () -> refusal(name, "x"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r\nX: y", "a\rb", "a\nb", "a\u0000b", "a\u007Fb", "\u0001", "é", "a\u010Db", "a\u560A"})
    void aValueWithAnotherCharacterIsRefusedAndNotShown(String value) {
        String message = refusal("X-Secret", "hidden" + value);
        assertTrue(message.startsWith("header X-Secret: its value has U+"), message);
        assertFalse(message.contains("hidden"), message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Origin", "Authorization", "user-agent"})
    void whatARequestHasOnceIsTakenOnce(String name) {
        builder.header(name, "a");
        assertTrue(refusal(name, "b").contains("given twice"));
    }

    @Test
    void namesAreLookedUpWithoutRegardToCase() {
        WebSocketOptions options = builder.header("X-A", "1").header("x-a", "2").build();
        assertEquals(List.of("1", "2"), options.headers().get("X-a"));
        assertThrows(
                UnsupportedOperationException.class, () -> options.headers().clear());
    }

    @Test
    void aMapTakesThePlaceOfWhatWasGivenBefore() {
        WebSocketOptions options = builder.header("X-A", "1")
                .headers(Map.of("X-B", List.of("2", "3")))
                .build();
        assertEquals(Map.of("X-B", List.of("2", "3")), options.headers());
    }
}
