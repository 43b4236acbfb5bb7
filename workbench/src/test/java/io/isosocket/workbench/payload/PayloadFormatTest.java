package io.isosocket.workbench.payload;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.isosocket.workbench.log.LogType;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is typed becomes the payload it means, or an error that names the place. */
class PayloadFormatTest {

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static PayloadException refused(PayloadFormat format, String typed) {
        return assertThrows(PayloadException.class, () -> format.parse(typed), typed);
    }

    @Test
    void textIsTakenAsItIs() {
        Payload payload = PayloadFormat.TEXT.parse(" {{x \n");
        assertEquals(new Payload.Text(" {{x \n"), payload);
        assertEquals(LogType.TEXT, payload.type());
        assertEquals("c3a4", hex(PayloadFormat.TEXT.bytes("ä")));
    }

    @ParameterizedTest
    @CsvSource({"'',''", "'48 65','4865'", "4865,4865", "' ff\t0A\n','ff0a'", "'  ',''"})
    void hexIsPairsOfDigitsWithBlanks(String typed, String bytes) {
        Payload payload = PayloadFormat.HEX.parse(typed);
        assertEquals(bytes, hex(payload.bytes()));
        assertEquals(LogType.BINARY, payload.type());
    }

    @ParameterizedTest
    @CsvSource({
        "'48 6x', 4, '\"x\" is no hexadecimal digit'",
        "'48 6', 3, '\"6\" is one digit'",
        "'486', 2, '\"6\" is one digit'",
        "'4 8', 0, '\"4\" is one digit'",
        "'0x48', 1, '\"x\" is no hexadecimal digit'",
        "'48 😀', 3, '\"😀\" is no hexadecimal digit'",
        "'４８', 0, 'is no hexadecimal digit'"
    })
    void wrongHexNamesThePlace(String typed, int at, String message) {
        PayloadException error = refused(PayloadFormat.HEX, typed);
        assertEquals(at, error.at(), error.getMessage());
        assertTrue(error.getMessage().contains(message), error.getMessage());
    }

    @Test
    void whatBase64AndHexWriteTheyRead() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int length = 0; length < 200; length++) {
            byte[] bytes = new byte[length];
            random.nextBytes(bytes);
            String seeded = "seed " + seed;
            assertArrayEquals(bytes, PayloadFormat.HEX.bytes(hex(bytes)), seeded);
            String lines = Base64.getMimeEncoder().encodeToString(bytes);
            assertArrayEquals(bytes, PayloadFormat.BASE64.bytes(lines), seeded);
            assertArrayEquals(
                    bytes, PayloadFormat.BASE64.parse(" " + lines + "\n").bytes(), seeded);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'SGk', 3, 'has 3 characters'",
        "'SGkhS', 5, 'has 1 character;'",
        "'SG*=', 2, '\"*\" is no digit of Base64'",
        "'SG-_', 2, '\"-\" is no digit of Base64'",
        "'SGk=SGk=', 4, '\"S\" stands behind the padding'",
        "'=', 0, 'padding where none belongs'",
        "'SGkh=', 4, 'padding where none belongs'",
        "'S===', 1, 'padding where none belongs'",
        "'SGk==', 4, 'padding where none belongs'",
        "'SGl=', 2, '\"l\" has bits that stand for no byte'",
        "'SR==', 1, '\"R\" has bits that stand for no byte'"
    })
    void wrongBase64NamesThePlace(String typed, int at, String message) {
        PayloadException error = refused(PayloadFormat.BASE64, typed);
        assertEquals(at, error.at(), error.getMessage());
        assertTrue(error.getMessage().contains(message), error.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", " [1, 2.5e3, \"a\\u00e4\\n\", null] ", "\"x\"", "-0", "{\"a\":{\"b\":[]}}", "\"😀\""})
    void jsonIsSentAsItIsTyped(String typed) {
        assertEquals(new Payload.Text(typed), PayloadFormat.JSON.parse(typed));
    }

    @ParameterizedTest
    @CsvSource({
        "'', 0, 'there is no JSON value'",
        "'  ', 2, 'there is no JSON value'",
        "'{\"a\":}', 5, 'expected a value'",
        "'[1,]', 3, 'expected a valid value'",
        "'[1 2]', 3, 'comma'",
        "'[1', 2, 'end-of-input'",
        "'{a:1}', 1, 'double-quote'",
        "'{\"a\":tru}', 5, 'tru'",
        "'1 2', 2, 'another begins'",
        "'{} {', 3, 'another begins'",
        "'[\"😀\", x]', 7, 'x'",
        "'[01]', 2, 'Leading zeroes'"
    })
    void wrongJsonNamesThePlace(String typed, int at, String message) {
        PayloadException error = refused(PayloadFormat.JSON, typed);
        assertEquals(at, error.at(), error.getMessage());
        assertTrue(error.getMessage().contains(message), error.getMessage());
        assertTrue(!error.getMessage().contains("Source"), error.getMessage());
    }

    @Test
    void jsonMayHaveStringsOfAnyLength() {
        String longText = "\"" + "x".repeat(30_000_000) + "\"";
        assertEquals(longText.length() - 2, PayloadFormat.JSON.parse(longText).bytes().length - 2);
    }

    @Test
    void formatsAreFoundByTheirNames() {
        for (PayloadFormat format : PayloadFormat.values()) {
            assertEquals(format, PayloadFormat.ofJson(format.jsonName()));
        }
        IllegalArgumentException error =
                assertThrows(IllegalArgumentException.class, () -> PayloadFormat.ofJson("yaml"));
        assertEquals("\"yaml\" is no format of a message, which is text, json, hex or base64", error.getMessage());
    }
}
