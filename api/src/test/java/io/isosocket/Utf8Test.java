package io.isosocket;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Utf8Test {

    private static final String R = "\uFFFD";

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static String decodeHex(String hex) {
        return Utf8.decode(HexFormat.of().parseHex(hex));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "a", "what?", "é", "ÿ?", "Привет?", "ไทย", "😀", "a😀b?", "\uFFFD", "\u0000\u007F\u0080"})
    void wellFormedTextIsEncodedAsItIs(String text) {
        assertArrayEquals(text.getBytes(StandardCharsets.UTF_8), Utf8.encode(text));
        assertEquals(text, Utf8.decode(Utf8.encode(text)));
    }

    @Test
    void loneSurrogatesBecomeReplacementCharacters() {
        assertEquals("efbfbd", hex(Utf8.encode("\uD800")));
        assertEquals("efbfbd", hex(Utf8.encode("\uDFFF")));
        assertEquals("61efbfbd62", hex(Utf8.encode("a\uD83Db")));
        assertEquals("efbfbdefbfbd", hex(Utf8.encode("\uDE00\uD83D")), "a pair the wrong way round");
        assertEquals("efbfbdf09f9880", hex(Utf8.encode("\uD83D\uD83D\uDE00")));
        assertEquals("f09f9880efbfbd3f", hex(Utf8.encode("\uD83D\uDE00\uDE00?")));
        assertEquals("3fefbfbd", hex(Utf8.encode("?\uD800")));
    }

    @Test
    void randomStringsAreEncodedAsTheyAreReplacedCharacterByCharacter() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        char[] alphabet = {'a', '?', 'é', 'Ж', 'ก', '\uD83D', '\uDE00', '\uD800', '\uDFFF'};
        for (int round = 0; round < 5_000; round++) {
            StringBuilder text = new StringBuilder();
            StringBuilder expected = new StringBuilder();
            for (int length = random.nextInt(12); length > 0; length--) {
                text.append(alphabet[random.nextInt(alphabet.length)]);
            }
            text.codePoints().map(c -> c >= 0xD800 && c <= 0xDFFF ? 0xFFFD : c).forEach(expected::appendCodePoint);
            byte[] bytes = expected.toString().getBytes(StandardCharsets.UTF_8);
            assertArrayEquals(bytes, Utf8.encode(text.toString()), () -> "seed " + seed + ": " + text);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 6, 7, 8, 9, 15, 16, 17, 31, 100})
    void loneSurrogateIsFoundWhereverItIsAndBesideQuestionMarks(int position) {
        for (String filler : List.of("a", "?", "é")) {
            String before = filler.repeat(position);
            assertArrayEquals(
                    (before + R + "b?").getBytes(StandardCharsets.UTF_8), Utf8.encode(before + "\uDC00b?"), filler);
        }
    }

    @Test
    void nothingButTheBytesIsAllocatedForAsciiText() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        String text = "Is it thirty-two bytes? It is...";
        int count = 10_000;
        long sum = Utf8.encode(text).length;
        long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
        for (int i = 0; i < count; i++) {
            sum += Utf8.encode(text).length;
        }
        long each = (threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before) / count;

        assertEquals(32L * (count + 1), sum);
        assertTrue(each < 2 * 32, each + " bytes for each text");
    }

    @Test
    void byteOrderMarkIsDroppedOnceAtTheStart() {
        assertEquals("a", decodeHex("efbbbf61"));
        assertEquals("\uFEFFa", decodeHex("efbbbfefbbbf61"));
        assertEquals("a\uFEFF", decodeHex("61efbbbf"));
        assertEquals("", decodeHex("efbbbf"));
        assertEquals(R, decodeHex("efbb"));
    }

    // Expected values: the Encoding Standard's UTF-8 decoder, section 8.1.1, by hand.
    @ParameterizedTest
    @CsvSource({
        "ff, 1",
        "80, 1",
        "c0af, 2",
        "c2, 1",
        "e08080, 3",
        "e282, 1",
        "e28261, 1",
        "eda080, 3",
        "edbfbf, 3",
        "eda0, 2",
        "eda080edb080, 6",
        "f0808080, 4",
        "f09f98, 1",
        "f4908080, 4",
        "f5808080, 4",
        "fffefd, 3"
    })
    void malformedBytesBecomeReplacementCharactersAsTheEncodingStandardSays(String hex, int replacements) {
        String tail = hex.endsWith("61") ? "a" : "";

        assertEquals(R.repeat(replacements) + tail, decodeHex(hex));
        assertEquals("x" + R.repeat(replacements) + tail + "y", decodeHex("78" + hex + "79"));
    }

    @Test
    void lastCharacterBeforeTheSurrogatesIsNotMistakenForOne() {
        assertEquals("\uD7FF" + R, decodeHex("ed9fbfff"));
    }
}
