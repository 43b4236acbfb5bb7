package io.isosocket.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Each Java block of the documents, and each block of JavaScript with a marker, equals a region of a source file, which a
 * test runs. The line before a block names the region: {@code <!-- snippet: path/of/the/Source.java#name -->}; in the source it
 * stands between {@code // snippet: name} and {@code // end}.
 */
class SnippetTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private static final String PREFIX = "<!-- snippet: ";

    private record Block(Path document, int line, String marker, String text) {}

    @TestFactory
    Stream<DynamicTest> everyBlockIsRegionOfSourceFile() throws IOException {
        return blocks().stream()
                .map(block -> DynamicTest.dynamicTest(
                        ROOT.relativize(block.document()) + ":" + block.line(), () -> check(block)));
    }

    @Test
    void theBlocksOfTheDocumentsAreFound() throws IOException {
        List<Path> documents = blocks().stream().map(Block::document).toList();
        assertTrue(documents.contains(ROOT.resolve("README.md")), documents::toString);
        assertTrue(documents.contains(ROOT.resolve("docs/guide/failures.md")), documents::toString);
    }

    private static void check(Block block) throws IOException {
        assertTrue(
                block.marker().startsWith(PREFIX) && block.marker().endsWith(" -->"),
                () -> "the line before the block must name its snippet, but is: " + block.marker());
        String[] name = block.marker()
                .substring(PREFIX.length(), block.marker().length() - " -->".length())
                .split("#", 2);
        assertEquals(region(ROOT.resolve(name[0]), name[1]), block.text());
    }

    private static List<Block> blocks() throws IOException {
        List<Block> blocks = new ArrayList<>();
        for (Path document : documents()) {
            List<String> lines = Files.readAllLines(document);
            for (int i = 0; i < lines.size(); i++) {
                String marker = i == 0 ? "" : lines.get(i - 1);
                if (lines.get(i).equals("```java") || (lines.get(i).equals("```js") && marker.startsWith(PREFIX))) {
                    int end = i + 1 + lines.subList(i + 1, lines.size()).indexOf("```");
                    String text = String.join("\n", lines.subList(i + 1, end));
                    blocks.add(new Block(document, i + 1, marker, text));
                }
            }
        }
        return blocks;
    }

    private static List<Path> documents() throws IOException {
        try (Stream<Path> top = Files.list(ROOT);
                Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            return Stream.concat(top, docs)
                    .filter(path -> path.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        }
    }

    private static String region(Path source, String name) throws IOException {
        List<String> lines =
                Files.readAllLines(source).stream().map(String::stripTrailing).toList();
        List<String> stripped = lines.stream().map(String::strip).toList();
        int start = stripped.indexOf("// snippet: " + name);
        assertFalse(start < 0, () -> source + " has no snippet " + name);
        int length = stripped.subList(start + 1, stripped.size()).indexOf("// end");
        assertFalse(length < 0, () -> "snippet " + name + " of " + source + " has no end");
        return String.join("\n", lines.subList(start + 1, start + 1 + length)).stripIndent();
    }
}
