package io.isosocket.workbench.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The texts of the page, from a file of properties for each language. */
final class Texts {

    /** The languages there are; what another lacks is there in the first. */
    static final List<String> LANGUAGES = List.of("en", "ru", "th");

    private final Map<String, JsonObject> known = new ConcurrentHashMap<>();

    /** {@return the texts of a language by their keys} */
    JsonObject of(String language) {
        if (!LANGUAGES.contains(language)) {
            throw new NoSuchElementException("there are no texts in " + language + ", only in " + LANGUAGES);
        }
        return known.computeIfAbsent(language, Texts::read);
    }

    private static JsonObject read(String language) {
        Map<String, Object> texts = new TreeMap<>();
        load(LANGUAGES.get(0)).forEach((key, text) -> texts.put(String.valueOf(key), text));
        load(language).forEach((key, text) -> texts.put(String.valueOf(key), text));
        return new JsonObject(texts);
    }

    private static Properties load(String language) {
        String file = "/io/isosocket/workbench/messages_" + language + ".properties";
        try (@Nullable InputStream in = Texts.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("there is no " + file);
            }
            Properties properties = new Properties();
            properties.load(new InputStreamReader(in, UTF_8));
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
