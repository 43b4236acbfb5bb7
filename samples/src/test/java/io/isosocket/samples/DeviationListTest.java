package io.isosocket.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The classes and script files that are marked {@code Deviation:} are those that the page of deviations names. */
class DeviationListTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    /** The last column of a table row. */
    private static final Pattern MARKED_IN = Pattern.compile("^\\|.*\\| (-|`[\\w`, .-]+`) \\|$");

    private static final Pattern NAME = Pattern.compile("`([\\w.-]+)`");

    @Test
    void markedClassesAreTheListedOnes() throws IOException {
        Set<String> marked = marked();
        assertTrue(marked.containsAll(List.of("EventHandler", "report-error.js")), marked::toString);
        assertEquals(marked, listed());
    }

    private static Set<String> listed() throws IOException {
        Set<String> names = new TreeSet<>();
        for (String line : Files.readAllLines(ROOT.resolve("docs/reference/deviations.md"))) {
            Matcher row = MARKED_IN.matcher(line);
            if (row.matches()) {
                NAME.matcher(row.group(1)).results().forEach(name -> names.add(name.group(1)));
            }
        }
        return names;
    }

    private static Set<String> marked() throws IOException {
        Set<String> names = new TreeSet<>();
        for (String module : List.of("api", "vertx-backend", "js-bridge", "samples", "cli")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/main"))) {
                files.filter(file -> file.toString().endsWith(".java")
                                || file.toString().endsWith(".js"))
                        .filter(DeviationListTest::isMarked)
                        .map(file -> file.getFileName().toString().replace(".java", ""))
                        .forEach(names::add);
            }
        }
        return names;
    }

    private static boolean isMarked(Path file) {
        try {
            return Files.readString(file).contains("Deviation:");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
