package io.isosocket.url;

import static io.isosocket.url.Parsed.failure;
import static io.isosocket.url.Parsed.url;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** UTS #46, nontransitional. */
class InternationalDomainTest {
    private static final String NON_JOINER = "\u200C";
    private static final String JOINER = "\u200D";

    @ParameterizedTest
    @CsvSource({
        "BÜCHER.example, xn--bcher-kva.example",
        "bu\u0308cher.example, xn--bcher-kva.example",
        "faß.de, xn--fa-hia.de",
        "FAẞ.de, xn--fa-hia.de",
        "σς, xn--3xab",
        "大。心．中｡x, xn--pss.xn--15t.xn--fiq.x",
        "ＧＯ, go",
        "ﬀ㎏, ffkg",
        "İı, xn--i-fka32l",
        "ꭰᏸ, xn--58d4n",
        "a\u00ADb\u200B\u2060\uFEFFc\uFE0F, abc",
        "\uD83D\uDE00.ws, xn--e28h.ws",
        "가, xn--o39a",
        "\u1100\u1161, xn--o39a"
    })
    void charactersAreMappedAndNormalized(String domain, String host) {
        assertEquals(host, url("ws://" + domain).host());
    }

    @Test
    void hostThatWouldTakeMinutesIsRefused() {
        url("ws://" + "ü".repeat(2_000));
        url("ws://" + "a".repeat(1 << 20));

        for (String host : new String[] {"ü".repeat(2_001), "xn--" + "a".repeat(1 << 20)}) {
            String message = failure("ws://" + host).getMessage();
            assertTrue(message.contains(host.length() + " characters, more than 2000"), message);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"xn--bcher-kva", "XN--BCHER-KVA", "ｘｎ--bcher-kva"})
    void encodedLabelsAreKept(String domain) {
        assertEquals("xn--bcher-kva", url("ws://" + domain).host());
    }

    @ParameterizedTest
    @CsvSource({
        "xn--, encodes nothing beyond ASCII",
        "xn--a-, encodes nothing beyond ASCII",
        "xn--é, begins with xn-- and is not ASCII"
    })
    void encodedLabelsMustEncodeSomething(String domain, String rule) {
        assertEquals(
                "its host has the label '" + domain + "', which " + rule,
                failure("ws://" + domain).rule());
    }

    @ParameterizedTest
    @ValueSource(strings = {"xn--z", "xn--99999999", "xn---", "xn--zzzzzzzzzzzzzz"})
    void encodedLabelsMustBePunycode(String domain) {
        assertEquals(
                "the part '" + domain.substring(4) + "' of its host is no Punycode",
                failure("ws://" + domain).rule());
    }

    @ParameterizedTest
    @ValueSource(ints = {0x80, 0x200E, 0x202E, 0x2066, 0x2024, 0x2488, 0xFE12, 0xE000, 0xFFFC, 0xFFFF, 0xE0041, 0x2FF0})
    void disallowedCharactersAreRefused(int c) {
        String rule = failure("ws://a" + Character.toString(c) + "b").rule();
        assertTrue(rule.endsWith("has the disallowed character U+%04X".formatted(c)), rule);
    }

    @Test
    void labelsMustNotBeginWithACombiningMark() {
        assertTrue(failure("ws://a.\u0300b").rule().endsWith("which begins with a combining mark"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0628" + NON_JOINER + "\u0628",
                "\u0628\u064B" + NON_JOINER + "\u0627",
                "क्" + NON_JOINER + "ष",
                "क्" + JOINER + "ष"
            })
    void joinersMayStandAfterAViramaAndNonJoinersBetweenLettersThatJoin(String label) {
        assertTrue(url("ws://" + label).host().startsWith("xn--"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a" + NON_JOINER + "b",
                "a" + JOINER + "b",
                "\u0627" + NON_JOINER + "\u0628",
                "\u0628" + NON_JOINER,
                JOINER + "a",
                "\u0628" + JOINER + "\u0628"
            })
    void otherJoinersAreRefused(String label) {
        assertTrue(
                failure("ws://" + label).rule().endsWith("which has a zero width joiner or non-joiner out of place"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u05D0",
                "\u05D01",
                "\u05D0-\u05D0",
                "\u05D0.a",
                "a1.\u05D0",
                "\u0627\u0661",
                "\u0627\u06F1",
                "\u05D0\u05B0"
            })
    void labelsFromRightToLeftMayStand(String domain) {
        assertTrue(url("ws://" + domain).host().contains("xn--"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u05D0a",
                "a\u05D0",
                "1.\u05D0",
                "a-.\u05D0",
                "1\u05D0",
                "\u05D0-",
                "\u0661",
                "\u0627\u06F1\u0661",
                "xn--4db.1a"
            })
    void directionsMustNotMixInALabel(String domain) {
        assertTrue(failure("ws://" + domain).rule().endsWith("which breaks the rule for text from right to left"));
    }
}
