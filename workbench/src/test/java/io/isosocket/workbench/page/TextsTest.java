package io.isosocket.workbench.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.isosocket.WebSocketFailure;
import io.isosocket.workbench.Workbench;
import io.isosocket.workbench.log.LogKind;
import io.isosocket.workbench.log.LogType;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The texts of the page: in each language all that the page uses. */
class TextsTest {

    private static final Path PAGE = Path.of(
            System.getProperty("basedir", "."), "src", "main", "resources", "io", "isosocket", "workbench", "page");

    private static final Pattern USED = Pattern.compile("\\b(?:t|text|key):? ?\\(?'([a-z0-9]+(?:\\.[A-Za-z0-9-]+)+)'");
    private static final Pattern NAMED = Pattern.compile("\"((?:hint|preset)\\.[a-z-]+)\"");
    private static final Pattern ARGUMENT = Pattern.compile("\\{\\d}");

    private static Properties texts(String language) throws IOException {
        try (InputStream file = Workbench.class.getResourceAsStream("messages_" + language + ".properties")) {
            assertNotNull(file);
            Properties texts = new Properties();
            texts.load(new InputStreamReader(file, UTF_8));
            return texts;
        }
    }

    private static Set<String> arguments(String text) {
        return ARGUMENT.matcher(text)
                .results()
                .map(found -> found.group())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ru", "th"})
    void aTranslationHasTheSameKeysAndArguments(String language) throws IOException {
        Properties english = texts("en");
        Properties translated = texts(language);
        assertEquals(new TreeSet<>(english.stringPropertyNames()), new TreeSet<>(translated.stringPropertyNames()));
        for (String key : english.stringPropertyNames()) {
            assertEquals(arguments(english.getProperty(key)), arguments(translated.getProperty(key)), key);
            assertTrue(!translated.getProperty(key).isBlank(), key);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ru", "th"})
    void aTranslationIsInItsScript(String language) throws IOException {
        Pattern script = Pattern.compile(language.equals("ru") ? "\\p{IsCyrillic}" : "\\p{IsThai}");
        Properties english = texts("en");
        Properties translated = texts(language);
        List<String> untranslated = new ArrayList<>();
        for (String key : english.stringPropertyNames()) {
            String text = translated.getProperty(key);
            if (text.equals(english.getProperty(key)) && !script.matcher(text).find()) {
                untranslated.add(key);
            }
        }
        // What is the same in any language: names of formats and of frames, examples.
        untranslated.removeIf(key -> Pattern.matches(
                "(composer|export|view|type|tool)\\.(json|har|hex|base64|ping|pong)|composer\\.placeholder\\..*|unit\\..*",
                key));
        assertEquals(List.of(), untranslated);
    }

    @Test
    void whatThePageUsesIsThere() throws IOException {
        Set<String> used = new TreeSet<>();
        try (Stream<Path> files = Files.walk(PAGE)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".js")).toList()) {
                USED.matcher(Files.readString(file)).results().forEach(found -> used.add(found.group(1)));
            }
        }
        assertTrue(used.size() > 150, "keys found: " + used.size());
        used.removeAll(texts("en").stringPropertyNames());
        assertEquals(Set.of(), used);
    }

    @Test
    void whatTheServerNamesIsThere() throws IOException {
        Set<String> named = new TreeSet<>();
        for (WebSocketFailure.Kind kind : WebSocketFailure.Kind.values()) {
            named.add("failure." + kind);
            named.add("failure." + kind + ".explanation");
        }
        for (LogKind kind : LogKind.values()) {
            named.add("kind." + kind.jsonName());
            named.add("kinds." + kind.jsonName());
        }
        for (LogType type : LogType.values()) {
            named.add("type." + type.jsonName());
        }
        Path sources = Path.of(System.getProperty("basedir", "."), "src", "main", "java");
        try (Stream<Path> files = Files.walk(sources)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                NAMED.matcher(Files.readString(file)).results().forEach(found -> named.add(found.group(1)));
            }
        }
        assertTrue(named.contains("preset.echo"));
        assertTrue(named.contains("hint.url"));
        named.removeAll(texts("en").stringPropertyNames());
        assertEquals(Set.of(), named);
    }
}
