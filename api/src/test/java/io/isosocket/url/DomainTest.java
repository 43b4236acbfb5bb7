package io.isosocket.url;

import static io.isosocket.url.Parsed.failure;
import static io.isosocket.url.Parsed.url;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DomainTest {
    @ParameterizedTest
    @CsvSource({
        "EXAMPLE.Com, example.com",
        "a_b, a_b",
        "-a-, -a-",
        "ab--c, ab--c",
        "a.b., a.b.",
        "a..b, a..b",
        "%41%2eb, a.b",
        "!$&()*+;=`{}~, !$&()*+;=`{}~"
    })
    void asciiIsPutIntoLowerCaseAndDecoded(String domain, String host) {
        assertEquals(host, url("ws://" + domain).host());
    }

    @ParameterizedTest
    @CsvSource({
        "a b, 0020",
        "a%00b, 0000",
        "a%2Fb, 002F",
        "a%3Ab, 003A",
        "a%25b, 0025",
        "a%b, 0025",
        "a<b, 003C",
        "a>b, 003E",
        "a^b, 005E",
        "a|b, 007C",
        "a[b, 005B",
        "a]b, 005D",
        "a%40b, 0040",
        "a%7Fb, 007F",
        "a％b, 0025"
    })
    void forbiddenCharactersAreRefused(String domain, String codePoint) {
        assertEquals(
                "its host '" + domain + "' has the forbidden character U+" + codePoint,
                failure("ws://" + domain + "/").rule());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ws://", "ws:///", "https:?q", "ws://?q"})
    void hostMustNotBeMissing(String input) {
        assertEquals("it has no host", failure(input).rule());
    }

    @Test
    void hostMustNotBeEmptyOnceMapped() {
        assertEquals(
                "its host '\u00AD' is empty once mapped to ASCII",
                failure("ws://\u00AD/").rule());
    }

    @Test
    void bytesThatAreNotUtf8AreRefused() {
        assertEquals(
                "its host '\uFFFD' has the disallowed character U+FFFD",
                failure("ws://%ff/").rule());
    }
}
