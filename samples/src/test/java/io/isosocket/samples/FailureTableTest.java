package io.isosocket.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.isosocket.WebSocketFailure;
import io.isosocket.WebSocketFailure.Kind;
import io.isosocket.WebSocketFailure.Phase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The tables of docs/reference/failures.md have the kinds and phases that there are. */
class FailureTableTest {

    private static final Path PAGE = Path.of("..", "docs", "reference", "failures.md");

    private static final Pattern NAME = Pattern.compile("`([A-Z_]+)`");

    /** The cells of the rows below a heading, which begin with its table's second line. */
    private static List<List<String>> rows(String heading) throws IOException {
        String page = Files.readString(PAGE);
        String section = page.substring(page.indexOf("\n## " + heading + "\n") + 1);
        return section.lines()
                .skip(1)
                .takeWhile(line -> !line.startsWith("## "))
                .filter(line -> line.startsWith("|"))
                .skip(2)
                .map(line -> Arrays.stream(line.substring(1).split("\\|", -1))
                        .map(String::strip)
                        .toList())
                .toList();
    }

    private static Stream<String> names(String cell) {
        return NAME.matcher(cell).results().map((MatchResult name) -> name.group(1));
    }

    @Test
    void everyKindStandsThereOnceWithItsDefault() throws IOException {
        List<List<String>> rows = rows("Kinds");
        assertEquals(
                Stream.of(Kind.values()).map(Kind::name).toList(),
                rows.stream().flatMap(row -> names(row.get(0))).toList());
        for (List<String> row : rows) {
            Kind kind = Kind.valueOf(names(row.get(0)).findFirst().orElseThrow());
            boolean retryable =
                    WebSocketFailure.builder(kind, Phase.OPEN, "").build().retryable();
            assertEquals(retryable, row.get(2).equals("yes"), kind::name);
        }
    }

    @Test
    void everyConditionHasAKindAndAPhaseAndEachKindACondition() throws IOException {
        Set<Kind> seen = EnumSet.noneOf(Kind.class);
        for (List<String> row : rows("Conditions")) {
            Kind kind = Kind.valueOf(names(row.get(1)).findFirst().orElseThrow());
            seen.add(kind);
            List<Phase> phases = names(row.get(2)).map(Phase::valueOf).toList();
            assertFalse(phases.isEmpty(), row::toString);
        }
        assertEquals(EnumSet.allOf(Kind.class), seen);
    }
}
