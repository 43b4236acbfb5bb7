package io.isosocket.workbench.payload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Places in a text are filled in; what cannot be is named, with its place. */
class TemplateTest {

    private static final Instant NOW = Instant.parse("2026-11-29T12:00:00.250Z");

    private final TemplateValues values = new TemplateValues(Clock.fixed(NOW, ZoneOffset.UTC));

    private String fill(String text) {
        return Template.parse(text).fill(Map.of("name", "Ann", "größe.x-1", "{{name}}"), values);
    }

    @ParameterizedTest
    @CsvSource({
        "plain, plain",
        "'Hi {{name}}!', 'Hi Ann!'",
        "'{{name}}{{ name }}', AnnAnn",
        "'{{größe.x-1}}', '{{name}}'",
        "'\\{{name}} {{name}}', '{{name}} Ann'",
        "'{\"a\":{\"b\":1}}', '{\"a\":{\"b\":1}}'",
        "'{{$timestamp}} {{$isoTime}}', '1795953600250 2026-11-29T12:00:00.250Z'"
    })
    void placesAreFilledIn(String text, String filled) {
        assertEquals(filled, fill(text));
    }

    @Test
    void theCounterIsOneFurtherForEachTextThatHasIt() {
        assertEquals("1 1", fill("{{$counter}} {{$counter}}"));
        assertEquals("no counter", fill("no counter"));
        assertEquals("2", fill("{{$counter}}"));
    }

    @Test
    void aTextThatCannotBeFilledCountsNothing() {
        assertThrows(PayloadException.class, () -> fill("{{$counter}} {{nobody}}"));
        assertEquals("1", fill("{{$counter}}"));
    }

    @Test
    void randomValuesDifferAndKeepTheirForm() {
        String[] two = fill("{{$uuid}} {{$uuid}}").split(" ");
        assertEquals(2, Set.of(two).size());
        assertTrue(two[0].matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"), two[0]);
        for (int i = 0; i < 100; i++) {
            int random = Integer.parseInt(fill("{{$randomInt}}"));
            assertTrue(random >= 0 && random <= 999, () -> String.valueOf(random));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'a {{nobody}}', 2, '{{nobody}} is not known: set is '",
        "'{{name}} {{$now}}', 9, '{{$now}} is not known: there is $counter, $uuid'",
        "'a {{', 2, 'is not closed'",
        "'{{name', 0, 'is not closed'",
        "'x{{}}', 1, 'is no name'",
        "'{{a b}}', 0, '\"a b\"'",
        "'{{1a}}', 0, '\"1a\"'"
    })
    void whatCannotBeFilledInIsNamedWithItsPlace(String text, int at, String message) {
        PayloadException error = assertThrows(PayloadException.class, () -> fill(text));
        assertEquals(at, error.at());
        assertTrue(error.getMessage().contains(message), error.getMessage());
    }

    @Test
    void tellsWhetherThereIsSomethingToFillInAndWhetherItCanBe() {
        assertTrue(Template.parse("\\{{a}}").isPlain());
        assertFalse(Template.parse("{{$uuid}}").isPlain());
        assertThrows(PayloadException.class, () -> Template.parse("{{a}} {{b}}").check(Set.of("a")));
    }
}
