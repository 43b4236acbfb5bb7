package io.isosocket.js;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** TextEncoder and TextDecoder of scripts. */
class TextGlobalsTest {

    private final Realm realm = new Realm();

    @AfterEach
    void close() {
        realm.close();
    }

    @ParameterizedTest
    @CsvSource({
        "'utf8', utf-8", "' UTF-8\\t\\n', utf-8", "unicode-1-1-utf-8, utf-8", "ascii, windows-1252",
                "latin1, windows-1252",
        "utf-16, utf-16le", "UnicodeFFFE, utf-16be", "SJIS, shift_jis", "gb2312, gbk", "ks_c_5601-1987, euc-kr",
        "tis-620, windows-874", "csISO88598I, iso-8859-8-i", "x-user-defined, x-user-defined"
    })
    void labelsNameEncodings(String label, String name) {
        assertEquals(name, realm.run("return new TextDecoder('" + label + "').encoding"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"'utf-7'", "''", "'replacement'", "'iso-2022-kr'", "'\\u00A0utf-8'", "'\\u212Aoi8-r'", "null"})
    void otherLabelsAreRangeErrors(String label) {
        assertEquals("RangeError", realm.run("try { new TextDecoder(" + label + ") } catch (e) { return e.name }"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "new TextDecoder('utf-8', 1)",
                "TextDecoder()",
                "new TextDecoder().decode(null)",
                "new TextDecoder().decode('a')",
                "new TextDecoder().decode([1])",
                "new TextDecoder().decode(new Uint8Array(1), 1)",
                "new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.of(0xFF))",
                "new TextDecoder('euc-jp', { fatal: true }).decode(Uint8Array.of(0xA1))",
                "new TextDecoder('windows-1253', { fatal: true }).decode(Uint8Array.of(0xD2))",
                "TextDecoder.prototype.decode.call({})",
                "TextDecoder.prototype.fatal",
                "TextEncoder()",
                "TextEncoder.prototype.encoding",
                "TextEncoder.prototype.encode.call(new TextDecoder())",
                "new TextEncoder().encode(Symbol())",
                "new TextEncoder().encodeInto('a')",
                "new TextEncoder().encodeInto('a', new Uint8ClampedArray(1))",
                "new TextEncoder().encodeInto('a', new ArrayBuffer(1))",
            })
    void whatIsNotAllowedIsATypeError(String expression) {
        assertEquals(
                "TypeError", realm.run("try { " + expression + "; return 'nothing' } catch (e) { return e.name }"));
    }

    @Test
    void bytesComeFromBuffersAndViewsAndSharedMemory() {
        assertEquals(
                "abc b c ab ",
                realm.run(
                        """
                const { buffer } = Uint8Array.of(0x61, 0x62, 0x63);
                const shared = new Uint8Array(new SharedArrayBuffer(2));
                shared.set([0x61, 0x62]);
                const decoder = new TextDecoder();
                return [buffer, new Uint8Array(buffer, 1, 1), new DataView(buffer, 2), shared.buffer, undefined]
                    .map((input) => decoder.decode(input)).join(' ');
                """));
    }

    @Test
    void markOfByteOrderIsSkippedOnceUnlessIgnored() {
        assertEquals(
                "1 2 1 1 3",
                realm.run(
                        """
                const mark = Uint8Array.of(0xEF, 0xBB, 0xBF);
                const twice = Uint8Array.of(...mark, ...mark);
                const decoder = new TextDecoder();
                const lengths = [decoder.decode(twice).length,
                    new TextDecoder('utf-8', { ignoreBOM: true }).decode(twice).length];
                decoder.decode(mark.subarray(0, 2), { stream: true });
                lengths.push(decoder.decode(twice.subarray(2)).length);
                lengths.push(decoder.decode(twice).length);
                lengths.push(new TextDecoder('windows-1252').decode(mark).length);
                return lengths.join(' ');
                """));
    }

    @Test
    void charactersCanComeInPieces() {
        assertEquals(
                "|\u20AC|\uFFFD|a",
                realm.run(
                        """
                const decoder = new TextDecoder();
                return [decoder.decode(Uint8Array.of(0xE2, 0x82), { stream: true }),
                    decoder.decode(Uint8Array.of(0xAC, 0xF0, 0x9F), { stream: true }),
                    decoder.decode(), decoder.decode(Uint8Array.of(0x61))].join('|');
                """));
    }

    @Test
    void eachMaximalSubpartIsOneReplacement() {
        assertEquals(
                "\uFFFD\uFFFD\uFFFD \uFFFD \uFFFD\uFFFD \uFFFD",
                realm.run(
                        """
                const decoder = new TextDecoder();
                return [[0xED, 0xA0, 0x80], [0xF0, 0x9F, 0x98], [0xC0, 0xAF], [0xE2, 0x82]]
                    .map((bytes) => decoder.decode(Uint8Array.from(bytes))).join(' ');
                """));
    }

    @Test
    void halfAnEscapeSequenceIsReadAgainAsText() {
        assertEquals(
                "\uFFFD$\uFFFDa|\uFFFD$",
                realm.run(
                        """
                const decoder = new TextDecoder('iso-2022-jp');
                return decoder.decode(Uint8Array.of(0x1B, 0x24, 0xFA, 0x61)) + '|' +
                    decoder.decode(Uint8Array.of(0x1B, 0x24));
                """));
    }

    @Test
    void big5HasPointersOfTwoCodePointsAndEucJpForgetsWhatWasBroken() {
        assertEquals(
                "\u00CA\u0304\u00EA\u030C|\uFFFD \u3000",
                realm.run(
                        """
                return new TextDecoder('big5').decode(Uint8Array.of(0x88, 0x62, 0x88, 0xA5)) + '|' +
                    new TextDecoder('euc-jp').decode(Uint8Array.of(0x8F, 0xA2, 0x20, 0xA1, 0xA1));
                """));
    }

    @Test
    void decoderIsAsNewAfterAnError() {
        assertEquals(
                "TypeError,a",
                realm.run(
                        """
                const decoder = new TextDecoder('utf-8', { fatal: true });
                decoder.decode(Uint8Array.of(0xE2), { stream: true });
                let name;
                try { decoder.decode(Uint8Array.of(0x61)); } catch (e) { name = e.name; }
                return [name, decoder.decode(Uint8Array.of(0x61))];
                """));
    }

    @Test
    void detachedBufferHasNoBytes() {
        assertEquals(
                "||0 0",
                realm.run(
                        """
                const bytes = Uint8Array.of(0x61);
                const { buffer } = bytes;
                buffer.transfer();
                const { read, written } = new TextEncoder().encodeInto('a', bytes);
                const decoder = new TextDecoder();
                return [decoder.decode(bytes), decoder.decode(buffer), read + ' ' + written].join('|');
                """));
    }

    @Test
    void encodeGivesUtf8OfItsOwn() {
        assertEquals(
                "195,169,240,159,152,128,239,191,189|0|0|3|true",
                realm.run(
                        """
                const encoder = new TextEncoder();
                const bytes = encoder.encode('é😀\\uD800');
                return [bytes, encoder.encode().length, encoder.encode('').length, encoder.encode(123).length,
                    bytes.buffer.byteLength === 9 && bytes instanceof Uint8Array].join('|');
                """));
    }

    @ParameterizedTest
    @CsvSource({
        "'abc', 2, '2 2 97,98'",
        "'aé', 2, '1 1 97,0'",
        "'é😀', 5, '1 2 195,169,0,0,0'",
        "'é😀', 6, '3 6 195,169,240,159,152,128'",
        "'\\uD83D', 3, '1 3 239,191,189'",
        "'', 1, '0 0 0'",
        "'a', 0, '0 0 '"
    })
    void encodeIntoWritesWholeCharacters(String text, int room, String expected) {
        assertEquals(
                expected,
                realm.run(
                        """
                const bytes = new Uint8Array(%d);
                const { read, written } = new TextEncoder().encodeInto('%s', bytes);
                return [read, written, bytes].join(' ');
                """
                                .formatted(room, text)));
    }

    @Test
    void encodeIntoStaysInItsView() {
        assertEquals(
                "0,97,98,0|0,97",
                realm.run(
                        """
                const bytes = new Uint8Array(4);
                new TextEncoder().encodeInto('abc', bytes.subarray(1, 3));
                const shared = new Uint8Array(new SharedArrayBuffer(2));
                new TextEncoder().encodeInto('a', shared.subarray(1));
                return bytes + '|' + shared;
                """));
    }

    @Test
    void shapeIsThatOfTheInterfaces() {
        assertEquals(
                "TextEncoder 0,encode 0,encodeInto 2,TextDecoder 0,decode 0;encoding,encode,encodeInto;"
                        + "encoding,fatal,ignoreBOM,decode;[object TextEncoder];[object TextDecoder];utf-8",
                realm.run(
                        """
                const { encode, encodeInto } = TextEncoder.prototype;
                const { decode } = TextDecoder.prototype;
                return [[TextEncoder, encode, encodeInto, TextDecoder, decode].map((f) => `${f.name} ${f.length}`),
                    Object.keys(TextEncoder.prototype), Object.keys(TextDecoder.prototype), new TextEncoder(),
                    new TextDecoder(), new TextEncoder().encoding].join(';');
                """));
    }
}
