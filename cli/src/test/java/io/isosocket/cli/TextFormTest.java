package io.isosocket.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

/** The forms in which the command reads and shows things. */
class TextFormTest {

    @ParameterizedTest
    @CsvSource({"500ms,500", "1s,1000", "1.5s,1500", "2m,120000", "1h,3600000", "3,3000", "0,0"})
    void durationIsNumberWithUnit(String text, long millis) {
        assertEquals(Duration.ofMillis(millis), Durations.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "s", "-1s", "1 s", "1d", "soon", "99999999999s"})
    void otherDurationIsRefused(String text) {
        assertThrows(TypeConversionException.class, () -> Durations.parse(text));
    }

    @ParameterizedTest
    @CsvSource({
        "ws://user:pw@host:9/p?q=1, ws://host:9/p",
        "ws://a@b@host/, ws://host/",
        "WSS://user@host, WSS://host",
        "ws://host/a@b, ws://host/a@b",
        "ws:\\\\user:pw@host, ws:\\\\host",
        "user:pw@host, host",
        "ws://host/#f, ws://host/"
    })
    void urlIsShownWithoutUserinfoQueryAndFragment(String url, String shown) {
        assertEquals(shown, Urls.redacted(url));
    }

    @Test
    void controlCharactersAreShown() {
        assertEquals("a\\u001b[31mb\\u0007\\u009b\tc\n", Console.visible("a\u001b[31mb\u0007\u009b\tc\n"));
    }

    @Test
    void longBinaryMessageIsCut() {
        ByteBuffer message = ByteBuffer.allocate(65);
        String line = Hex.line(message);
        assertEquals("<binary, 65 bytes>" + " 00".repeat(64) + " …", line);
        assertEquals(65, message.remaining());
        assertEquals("<binary, 0 bytes>", Hex.line(ByteBuffer.allocate(0)));
        assertEquals("<binary, 1 byte> 00", Hex.line(ByteBuffer.allocate(1)));
    }
}
