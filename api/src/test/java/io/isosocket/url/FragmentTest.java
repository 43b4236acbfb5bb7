package io.isosocket.url;

import static io.isosocket.url.Parsed.failure;
import static io.isosocket.url.Parsed.url;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FragmentTest {
    @ParameterizedTest
    @ValueSource(strings = {"ws://h/#f", "ws://h/#", "ws://h#", "https://h/p?q#f"})
    void anyFragmentIsRefused(String input) {
        assertEquals(
                "a WebSocket URL has no fragment, so no '#' either",
                failure(input).rule());
    }

    @Test
    void encodedNumberSignIsNoFragment() {
        assertEquals("ws://h/%23", url("ws://h/%23").href());
    }

    @Test
    void fragmentOfTheBaseIsLeftOut() {
        assertEquals("ws://h/p?q", url("", "ws://h/p?q#f").href());
    }
}
