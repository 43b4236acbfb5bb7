package io.isosocket.url;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The npm package whatwg-url in a Node process; where there is no Node or npm, the test is skipped. */
final class UrlOracle {
    /** A value for an attribute of the URL interface. */
    record Setting(String attribute, String value) {
        @Override
        public String toString() {
            return "[" + json(attribute) + "," + json(value) + "]";
        }
    }

    /** What to parse, relative to what, and what to set then. */
    record Question(String input, @Nullable String base, List<Setting> settings) {
        Question(String input, @Nullable String base) {
            this(input, base, List.of());
        }

        /** In JSON, as the oracle reads it. */
        @Override
        public String toString() {
            return "[" + json(input) + "," + (base == null ? "null" : json(base)) + "," + settings + "]";
        }
    }

    /** The parts by their names in the URL interface. */
    record Answer(
            String protocol,
            String username,
            String password,
            String hostname,
            String port,
            String pathname,
            String search,
            String hash,
            String href,
            String origin) {}

    private static final List<String> FILES = List.of("package.json", "package-lock.json", ".npmrc", "url-oracle.js");

    private final Path folder;

    private UrlOracle(Path folder) {
        this.folder = folder;
    }

    /** Installs the package below target/ from the lock file. */
    static UrlOracle install() throws IOException, InterruptedException {
        Path folder = Files.createDirectories(Path.of("target", "url-oracle"));
        for (String file : FILES) {
            Files.copy(Path.of("src", "test", "node", file), folder.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        UrlOracle oracle = new UrlOracle(folder);
        assumeTrue(oracle.starts("node", "--version"), "skipped: 'node' is not on the PATH");
        assumeTrue(oracle.starts(npm(), "--version"), "skipped: 'npm' is not on the PATH");
        oracle.run(npm(), "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline");
        return oracle;
    }

    private static String npm() {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("windows") ? "npm.cmd" : "npm";
    }

    /** One answer for each question; null where the oracle says failure. */
    List<@Nullable Answer> ask(List<Question> questions) throws IOException, InterruptedException {
        List<String> lines = questions.stream().map(Question::toString).toList();
        Files.write(folder.resolve("input"), lines, StandardCharsets.US_ASCII);
        run("node", "url-oracle.js");
        List<@Nullable Answer> answers = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve("output"))) {
            answers.add(line.equals("null") ? null : answer(line));
        }
        assertEquals(questions.size(), answers.size(), "answers");
        return answers;
    }

    private boolean starts(String... command) throws InterruptedException {
        try {
            run(command);
            return true;
        } catch (IOException noSuchProgram) {
            return false;
        }
    }

    private void run(String... command) throws IOException, InterruptedException {
        Path input = folder.resolve("input");
        if (Files.notExists(input)) {
            Files.createFile(input);
        }
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectInput(input.toFile())
                .redirectOutput(folder.resolve("output").toFile())
                .redirectError(folder.resolve("errors").toFile())
                .start();
        try {
            assertTrue(process.waitFor(120, TimeUnit.SECONDS), "ends within 120 s: " + String.join(" ", command));
        } finally {
            process.destroyForcibly();
        }
        assertEquals(
                0, process.exitValue(), String.join(" ", command) + "\n" + Files.readString(folder.resolve("errors")));
    }

    /** A string in JSON, ASCII alone, so that lone surrogates arrive. */
    static String json(String text) {
        StringBuilder json = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= ' ' && c < 0x7F && c != '"' && c != '\\') {
                json.append(c);
            } else {
                json.append(String.format("\\u%04x", (int) c));
            }
        }
        return json.append('"').toString();
    }

    private static Answer answer(String line) {
        List<String> p = strings(line);
        assertEquals(10, p.size(), line);
        return new Answer(
                p.get(0), p.get(1), p.get(2), p.get(3), p.get(4), p.get(5), p.get(6), p.get(7), p.get(8), p.get(9));
    }

    /** The strings of an array in JSON; of the escapes, those for quotation mark and backslash: a parsed URL is ASCII. */
    private static List<String> strings(String array) {
        List<String> strings = new ArrayList<>();
        StringBuilder current = new StringBuilder();
        boolean inString = false;
        for (int i = 0; i < array.length(); i++) {
            char c = array.charAt(i);
            if (c == '"') {
                inString = !inString;
                if (!inString) {
                    strings.add(current.toString());
                    current.setLength(0);
                }
            } else if (inString) {
                current.append(c == '\\' ? array.charAt(++i) : c);
            }
        }
        return strings;
    }
}
