package io.isosocket.js;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Blob and File of scripts. */
class BlobGlobalTest {

    private final Realm realm = new Realm();

    @AfterEach
    void close() {
        realm.close();
    }

    @Test
    void partsAreBuffersViewsBlobsAndStrings() {
        assertEquals(
                "abcdéf1,2[object Object]",
                realm.run(
                        """
                const bytes = Uint8Array.of(0x7A, 0x61, 0x62, 0x7A);
                const inner = new Blob(['d', 'é']);
                return new Blob(new Set([new DataView(bytes.buffer, 1, 2), Uint8Array.of(0x63).buffer, inner, 'f',
                    [1, 2], {}])).text();
                """));
    }

    @Test
    void bytesAreThoseOfTheMomentOfConstruction() {
        assertEquals(
                "1,2",
                realm.run(
                        """
                const bytes = Uint8Array.of(1, 2);
                const blob = new Blob([bytes]);
                bytes[0] = 9;
                return blob.bytes();
                """));
    }

    @Test
    void eachReadGivesBytesOfItsOwn() {
        assertEquals(
                "1;true;true",
                realm.run(
                        """
                const blob = new Blob([Uint8Array.of(1)]);
                const first = await blob.arrayBuffer();
                new Uint8Array(first)[0] = 9;
                const second = await blob.bytes();
                return [second, first instanceof ArrayBuffer, second instanceof Uint8Array].join(';');
                """));
    }

    @Test
    void loneSurrogatesAreReplaced() {
        assertEquals("\uFFFD", realm.run("return new Blob(['\\uD800']).text()"));
    }

    @Test
    void textHasNoByteOrderMark() {
        assertEquals("1", realm.run("return (await new Blob(['\\uFEFFa']).text()).length"));
    }

    @Test
    void argumentsAreConvertedInOrder() {
        assertEquals(
                "part endings type",
                realm.run(
                        """
                const log = [];
                new Blob([{ toString() { log.push('part'); return ''; } }], {
                    get type() { log.push('type'); return ''; },
                    get endings() { log.push('endings'); return 'native'; },
                });
                return log.join(' ');
                """));
    }

    @Test
    void fileReadsItsInheritedOptionsFirst() {
        assertEquals(
                "name endings type lastModified",
                realm.run(
                        """
                const log = [];
                new File([], { toString() { log.push('name'); return ''; } }, {
                    get lastModified() { log.push('lastModified'); },
                    get type() { log.push('type'); },
                    get endings() { log.push('endings'); },
                });
                return log.join(' ');
                """));
    }

    @Test
    void nativeEndingsChangeStringsAlone() {
        String native1 = System.lineSeparator().equals("\r\n") ? "\r\n" : "\n";
        assertEquals(
                "\"a" + (native1 + native1 + native1).replace("\r", "\\r").replace("\n", "\\n") + "b\\r\\n\"",
                realm.run(
                        """
                return JSON.stringify(await new Blob(['a\\r\\r\\n\\nb', Uint8Array.of(13, 10)],
                    { endings: 'native' }).text());
                """));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "new Blob(null) | TypeError",
                "new Blob('abc') | TypeError",
                "new Blob({}) | TypeError",
                "new Blob([Symbol()]) | TypeError",
                "new Blob([], 1) | TypeError",
                "new Blob([], { endings: 'crlf' }) | TypeError",
                "new Blob([new Uint8Array(new SharedArrayBuffer(1))]) | TypeError",
                "new Blob([new Uint8Array(new ArrayBuffer(1, { maxByteLength: 2 }))]) | TypeError",
                "Blob() | TypeError",
                "new File() | TypeError",
                "new File([]) | TypeError",
                "Blob.prototype.size | TypeError",
                "Blob.prototype.slice() | TypeError",
                "Object.getOwnPropertyDescriptor(File.prototype, 'name').get.call(new Blob()) | TypeError",
            })
    void whatIsNotAllowedIsATypeError(String expression, String error) {
        assertEquals(error, realm.run("try { " + expression + "; return 'nothing' } catch (e) { return e.name }"));
    }

    @Test
    void wrongReceiversOfReadsAreRejections() {
        assertEquals(
                "TypeError TypeError TypeError",
                realm.run(
                        """
                const names = [];
                for (const read of ['text', 'bytes', 'arrayBuffer']) {
                  const promise = Blob.prototype[read].call({});
                  names.push(await promise.catch((e) => e.name));
                }
                return names.join(' ');
                """));
    }

    @ParameterizedTest
    @CsvSource({
        "'', abcdef",
        "'1', bcdef",
        "'-2', ef",
        "'1, 3', bc",
        "'4, 2', ''",
        "'0, -1', abcde",
        "'NaN', abcdef",
        "'1.5', cdef",
        "'0.5, 1e300', abcdef",
        "'-Infinity, Infinity', abcdef",
        "'undefined, undefined', abcdef",
        "'null, null', ''"
    })
    void sliceClampsItsIndexes(String arguments, String expected) {
        assertEquals(expected, realm.run("return new Blob(['abcdef']).slice(" + arguments + ").text()"));
    }

    @ParameterizedTest
    @CsvSource({"Text/Plain, text/plain", "'a\u00E9', ''", "'a\u0001b', ''", "'a b', a b"})
    void typesAreLowerCaseAsciiOrNone(String type, String expected) {
        assertEquals(
                expected + "|" + expected,
                realm.run("const type = '" + type
                        + "'; return new Blob([], { type }).type + '|' + new Blob(['a']).slice(0, 1, type).type"));
    }

    @Test
    void sliceOfAFileIsABlobWithoutType() {
        assertEquals(
                "true false ",
                realm.run(
                        """
                const part = new File(['abc'], 'a.txt', { type: 'text/plain' }).slice(1);
                return [part instanceof Blob, part instanceof File, part.type].join(' ');
                """));
    }

    @Test
    void fileHasNameAndTime() {
        assertEquals(
                "a/b.txt 5 -7 \uFFFD",
                realm.run(
                        """
                const file = new File(['hello'], 'a/b.txt', { lastModified: -7.9 });
                return [file.name, file.size, file.lastModified, new File([], '\\uDC00').name].join(' ');
                """));
        assertEquals(
                "true",
                realm.run(
                        """
                const before = Date.now();
                const { lastModified } = new File([], '');
                return before <= lastModified && lastModified <= Date.now();
                """));
    }

    @Test
    void scriptsCanSubclass() {
        assertEquals(
                "3 true mine",
                realm.run(
                        """
                class Mine extends Blob { get kind() { return 'mine'; } }
                const mine = new Mine(['abc']);
                return [mine.size, mine instanceof Blob, mine.kind].join(' ');
                """));
    }

    @Test
    void shapeIsThatOfTheInterface() {
        assertEquals(
                "Blob 0,File 2,slice 0,text 0,arrayBuffer 0,bytes 0",
                realm.run(
                        """
                const { slice, text, arrayBuffer, bytes } = Blob.prototype;
                return [Blob, File, slice, text, arrayBuffer, bytes].map((f) => `${f.name} ${f.length}`).join(',');
                """));
        assertEquals(
                "size,type,slice,text,arrayBuffer,bytes;name,lastModified;[object Blob];[object File]",
                realm.run(
                        """
                return [Object.keys(Blob.prototype), Object.keys(File.prototype), new Blob(), new File([], '')].join(';');
                """));
    }
}
