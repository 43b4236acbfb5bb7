package io.isosocket.url;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PunycodeTest {
    @ParameterizedTest
    @CsvSource({
        "bücher, bcher-kva",
        "他们为什么不说中文, ihqwcrb4cv8a8dqg056pqjye",
        "почемужеонинеговорятпорусски, b1abfaaepdrnnbgefbadotcwatmq2g4l",
        "3年b組金八先生, 3b-ww4c5e180e575a65lsy2b",
        "パフィーdeルンバ, de-jg4avhby1noc0d",
        "\uD83D\uDE00, e28h",
        "a\uD83D\uDE00b\uD83D\uDE01, ab-no82afa"
    })
    void encodesAndDecodes(String label, String encoded) throws BrokenRuleException {
        assertEquals(encoded, Punycode.encode(label));
        assertEquals(label, Punycode.decode(encoded));
    }

    // No digit; an integer cut short; overflow; beyond U+10FFFF; a surrogate (U+D800).
    @ParameterizedTest
    @ValueSource(strings = {"-", "a-!", "z", "99999999", "zzzzzzzzzzzzzz", "ib9b", "a-rc4g"})
    void whatIsNoPunycodeIsRefused(String encoded) {
        BrokenRuleException broken = assertThrows(BrokenRuleException.class, () -> Punycode.decode(encoded));
        assertEquals("the part '" + encoded + "' of its host is no Punycode", broken.rule());
    }
}
