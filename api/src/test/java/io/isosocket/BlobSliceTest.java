package io.isosocket;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlobSliceTest {

    private static final Blob BLOB = new Blob(List.of("abc", "", "def", "gh"), new BlobPropertyBag("text/plain"));

    private static String text(Blob blob) {
        return blob.text().toCompletableFuture().join();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 8, abcdefgh",
        "0, 3, abc",
        "1, 2, b",
        "2, 7, cdefg",
        "3, 6, def",
        "-2, 8, gh",
        "-3, -1, fg",
        "0, -8, ''",
        "5, 2, ''",
        "8, 8, ''",
        "9, 12, ''",
        "-100, 1, a",
        "6, 100, gh",
        "-9223372036854775808, 9223372036854775807, abcdefgh",
        "9223372036854775807, -9223372036854775808, ''"
    })
    void rangeIsClampedAndNegativeNumbersCountFromTheEnd(long start, long end, String expected) {
        Blob slice = BLOB.slice(start, end);

        assertEquals(expected, text(slice));
        assertEquals(expected.length(), slice.size());
    }

    @Test
    void endDefaultsToTheSizeAndStartToZero() {
        assertEquals("abcdefgh", text(BLOB.slice()));
        assertEquals("defgh", text(BLOB.slice(3)));
        assertEquals("h", text(BLOB.slice(-1)));
    }

    @Test
    void typeIsNotInherited() {
        assertEquals("", BLOB.slice().type());
        assertEquals("", BLOB.slice(1, 2).type());
        assertEquals("a/b", BLOB.slice(1, 2, "A/B").type());
    }

    @Test
    void sliceOfASliceCountsFromItsOwnStart() {
        Blob outer = BLOB.slice(2, 7);

        assertEquals("def", text(outer.slice(1, 4)));
        assertEquals("fg", text(outer.slice(-2)));
        assertEquals("xdeffgy", text(new Blob(List.of("x", outer.slice(1, 4), outer.slice(-2), "y"))));
    }
}
