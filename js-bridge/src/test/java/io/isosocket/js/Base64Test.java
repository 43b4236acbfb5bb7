package io.isosocket.js;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** btoa and atob: HTML, section 8.3; Infra, section 7. */
class Base64Test {

    private final Realm realm = new Realm();

    @AfterEach
    void close() {
        realm.close();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"a, YQ==", "ab, YWI=", "abc, YWJj", "\\xff\\0, /wA=", "?, Pw=="})
    void encodesWhatIsBytes(String text, String base64) {
        assertEquals(base64, realm.eval("btoa('" + text + "')").asString());
        assertTrue(realm.eval("atob('" + base64 + "') === '" + text + "'").asBoolean());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            quoteCharacter = '`',
            value = {"YQ, a", "` Y Q\\n=\\t=\\f\\r`, a", "YR, a", "YWJjZA, abcd", "YWJjZA==, abcd"})
    void decodesWithoutPaddingAndWithWhitespace(String base64, String text) {
        assertEquals(text, realm.eval("atob('" + base64 + "')").asString());
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "Y",
                "=",
                "==",
                "YQ=",
                "YQ===",
                "YWJj=",
                "YWJj====",
                "YQ=a",
                "YWJ=Zg",
                "=YQ=",
                "YW-_",
                "****",
                "ab\\u000b",
                "\\u0101",
                "\\u0101\\u0101\\u0101\\u0101",
                "\\xff\\xff\\xff\\xff",
                "YQ\\xa0"
            })
    void whatIsNoBase64Throws(String base64) {
        assertEquals(
                "InvalidCharacterError: Failed to execute 'atob': the string is not correctly encoded base64",
                realm.thrownBy("atob('" + base64 + "')"));
    }

    @Test
    void characterThatIsNoByteThrows() {
        assertEquals(
                "InvalidCharacterError: Failed to execute 'btoa': the string has a character above U+00FF",
                realm.thrownBy("btoa('a\\u0100')"));
        assertTrue(realm.eval("try { btoa('\\u0100') } catch (e) { e instanceof DOMException && e.code === 5 }")
                .asBoolean());
    }

    @Test
    void argumentsAreConverted() {
        assertEquals("bnVsbA==", realm.eval("btoa(null)").asString());
        assertEquals(
                "TypeError: Failed to execute 'btoa': 1 argument required, but only 0 present",
                realm.thrownBy("btoa()"));
        assertEquals("TypeError: Cannot convert a Symbol value to a string", realm.thrownBy("atob(Symbol())"));
    }

    @Test
    void emptyStaysEmpty() {
        assertEquals("", realm.eval("btoa('') + atob('') + atob(' ')").asString());
    }

    @Test
    void largeStringsSurvive() {
        assertTrue(realm.eval("(() => { const s = 'x\\xff'.repeat(1 << 20); return atob(btoa(s)) === s })()")
                .asBoolean());
    }
}
