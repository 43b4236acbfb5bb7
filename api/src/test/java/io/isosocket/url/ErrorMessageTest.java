package io.isosocket.url;

import static io.isosocket.url.Parsed.failure;
import static io.isosocket.url.Parsed.url;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorMessageTest {
    @Test
    void namesTheUrlAndTheRule() {
        assertEquals(
                "The URL 'ws://h:x/p' is invalid: its port 'x' is not a number from 0 to 65535",
                failure("ws://h:x/p").getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "ws://u:secret@h:x/p?q, ws://…@h:x/p?…",
        "'  wss://u:secret@h:x/p', '  wss://…@h:x/p'",
        "ws:u:secret@h:x, …@h:x",
        "ws://u:secret@v:secret@h:x, ws://…@h:x",
        "ws:\\\\u:secret@h:x, …@h:x",
        "u:secret://@h:x, …@h:x",
        "ws://h:x/?token=secret, ws://h:x/?…",
        "ws://h/#secret, ws://h/#…"
    })
    void showsNeitherUserinfoNorQuery(String input, String shown) {
        String message = failure(input).getMessage();
        assertTrue(message.startsWith("The URL '" + shown + "' is invalid: "), message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ws://u:secret@h:x/", "ws://u:secret@/", "ws://u:secret@[::/?secret", "ws://u:secret@a b/"})
    void theRuleShowsNoUserinfoEither(String input) {
        assertFalse(failure(input).getMessage().contains("secret"));
    }

    @Test
    void longUrlsAreShortened() {
        String message = failure("ws://" + "h".repeat(1_000) + ":x").getMessage();
        assertTrue(message.contains("hhh…' is invalid"), message);
        assertTrue(message.length() < 200, message);
    }

    @Test
    void controlCharactersAreNotShown() {
        assertTrue(failure("ws://h\u001B[1m/").getMessage().startsWith("The URL 'ws://h\uFFFD[1m/' is invalid: "));
    }

    @Test
    void aUrlThatParsedShowsNeitherInItsText() {
        assertEquals("ws://h:81/p", url("ws://u:secret@h:81/p?token=secret").toString());
    }
}
