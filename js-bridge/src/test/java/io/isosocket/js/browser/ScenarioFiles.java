package io.isosocket.js.browser;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The scripts of the comparison, by the paths under which the server hosts them. */
final class ScenarioFiles {

    static final String PAGE = "/page.html";

    /** What a player runs, in this order. */
    static final List<String> SCRIPTS = List.of(
            "/harness.js",
            "/scenarios/construction.js",
            "/scenarios/events.js",
            "/scenarios/listeners.js",
            "/scenarios/tasks.js",
            "/scenarios/errors.js",
            "/scenarios/data.js",
            "/scenarios/closing.js",
            "/scenarios/signals.js",
            "/scenarios/streams.js",
            "/scenarios/platform.js",
            "/scenarios/broadcast.js");

    private ScenarioFiles() {}

    static Map<String, String> hosted() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put(PAGE, content(PAGE));
        SCRIPTS.forEach(path -> files.put(path, content(path)));
        String imports =
                String.join(", ", SCRIPTS.stream().map(path -> "'" + path + "'").toList());
        files.put("/worker.js", "importScripts(" + imports + ");\nanswerMessages();\n");
        return files;
    }

    static String content(String path) {
        try (InputStream in = ScenarioFiles.class.getResourceAsStream(path.substring(1))) {
            if (in == null) {
                throw new IllegalArgumentException("no such file of scenarios: " + path);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
