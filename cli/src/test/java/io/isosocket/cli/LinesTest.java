package io.isosocket.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where lines end, and how long they may be. */
class LinesTest {

    @Test
    void everyLineEndIsTaken() throws IOException {
        assertEquals(List.of("a", "", "b", "c", "", "d"), lines("a\n\nb\r\nc\r\rd"));
        assertEquals(List.of("a"), lines("a\r\n"));
        assertEquals(List.of(""), lines("\n"));
        assertEquals(List.of(), lines(""));
    }

    @Test
    void longestLineIsTakenAndOneCharacterMoreIsAnError() throws IOException {
        assertEquals(List.of("12345"), lines("12345\n"));
        IOException error = assertThrows(IOException.class, () -> lines("123456"));
        assertEquals("a line is longer than 5 characters", error.getMessage());
    }

    private static List<String> lines(String input) throws IOException {
        Lines lines = new Lines(new StringReader(input), 5);
        List<String> all = new ArrayList<>();
        for (String line = lines.next(); line != null; line = lines.next()) {
            all.add(line);
        }
        return all;
    }
}
