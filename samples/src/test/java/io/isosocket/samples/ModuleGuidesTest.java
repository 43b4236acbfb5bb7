package io.isosocket.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the guides to the modules net and ws show. */
@Timeout(60)
class ModuleGuidesTest {

    private static final Path FOLDER = Path.of("src/test/js");

    @Test
    void aServerAndAClientOfNet() throws Exception {
        try (RunningScript script = RunningScript.start(FOLDER.resolve("net-module.mjs"), "0")) {
            assertEquals("Echo: Hello", script.line("Echo"));
            assertEquals(List.of("Welcome!", "Echo: Hello"), script.lines());
        }
    }

    @Test
    void aServerOfWs() throws Exception {
        try (RunningScript script = RunningScript.start(FOLDER.resolve("ws-module.mjs"), "0")) {
            assertEquals(List.of("127.0.0.1 said Hello"), Conversation.of(script.url(), "Hello"));
        }
    }
}
