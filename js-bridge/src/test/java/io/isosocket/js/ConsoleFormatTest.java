package io.isosocket.js;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Format specifiers: Console Standard, section 2.2. */
class ConsoleFormatTest {

    private final Realm realm = new Realm();

    @AfterEach
    void close() {
        realm.close();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'%s', 'a' | a",
                "'%s', 1 | 1",
                "'%s', null | null",
                "'%s', {} | [object Object]",
                "'%s', { toString() { return 'mine' } } | mine",
                "'%s', { toString() { throw 1 } } | { toString: [Function: toString] }",
                "'%s', Object.create(null) | [Object: null prototype] {}",
                "'%s', Symbol('q') | Symbol(q)",
                "'%d', 4.7 | 4",
                "'%i', '42px' | 42",
                "'%d', Symbol('q') | NaN",
                "'%i', Symbol('q') | NaN",
                "'%f', '1.5x' | 1.5",
                "'%f', Symbol('q') | NaN",
                "'%d', 'no' | NaN",
                "'%d', { toString() { throw 1 } } | NaN",
                "'%o', { a: { b: { c: { d: 1 } } } } | { a: { b: { c: { d: 1 } } } }",
                "'%O', 'text' | 'text'",
                "'a%cb', 'color: red' | ab",
                "'%%', 1 | % 1",
                "'100%', 1 | 100% 1",
                "'%x', 1 | %x 1",
                "'%s %s', 'a' | a %s",
                "'%s', 'a', 'b', { c: 1 } | a b { c: 1 }",
                "'%s', '%s', 'b' | %s b",
                "'%s%s%%%d', 1, 2, 3 | 12%3",
                "'%s' | %s",
                "'%%' | %%",
                "{}, '%s', 1 | {} %s 1",
            })
    void argumentsGoIntoTheSpecifiers(String arguments, String text) {
        assertEquals(text, realm.log(arguments));
    }
}
