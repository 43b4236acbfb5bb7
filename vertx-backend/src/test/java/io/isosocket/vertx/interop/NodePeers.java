package io.isosocket.vertx.interop;

import static org.junit.jupiter.api.Assumptions.abort;

import io.isosocket.testing.Program;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** The scripts of {@code src/test/node}, with their packages installed under {@code target}, at the pinned versions. */
final class NodePeers {
    private static final Path MODULE = Path.of(System.getProperty("basedir", "."));
    private static final Path SOURCES = MODULE.resolve("src/test/node");
    private static final Path FOLDER = MODULE.resolve("target/node-peers");

    private NodePeers() {}

    /** Leaves the tests out where Node is missing or its packages cannot be installed. */
    static void assumeInstalled() throws IOException {
        Program.assumePresent("node");
        String npm = Program.assumePresent("npm");
        Files.createDirectories(FOLDER);
        Path lock = FOLDER.resolve("package-lock.json");
        Path installed = FOLDER.resolve("node_modules/ws/package.json");
        boolean current = Files.exists(installed)
                && Files.exists(lock)
                && Files.mismatch(lock, SOURCES.resolve("package-lock.json")) < 0;
        try (Stream<Path> files = Files.list(SOURCES)) {
            for (Path file : files.toList()) {
                Files.copy(file, FOLDER.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        if (!current) {
            try {
                Program.run(FOLDER, List.of(npm, "ci", "--no-audit", "--no-fund"));
            } catch (AssertionError e) {
                abort("npm ci failed, so tests with Node's ws are left out: " + e.getMessage());
            }
        }
    }

    /** Starts the server on ws and returns it; its port is in the URL given by {@link Server#url}. */
    static Server startServer(String... arguments) throws IOException {
        Program program = Program.start(FOLDER, command("server.mjs", arguments));
        int port = new JsonObject(program.awaitLine("{\"port\"")).getInteger("port");
        return new Server(program, port);
    }

    /** Runs a client to its end and returns the line of JSON that it prints. */
    static JsonObject runClient(String script, String... arguments) throws IOException {
        return new JsonObject(Program.run(FOLDER, command(script, arguments))
                .lines()
                .filter(line -> line.startsWith("{"))
                .findFirst()
                .orElseThrow());
    }

    private static List<String> command(String script, String... arguments) {
        // The option is needed for the built-in client of Node 20 alone, and later versions take it too.
        return Stream.concat(
                        Stream.of("node", "--no-warnings", "--experimental-websocket", script), Stream.of(arguments))
                .toList();
    }

    /**
     * A running server.
     *
     * @param program its process
     * @param port its port on loopback
     */
    record Server(Program program, int port) implements AutoCloseable {
        String url(String path) {
            return "ws://127.0.0.1:" + port + path;
        }

        @Override
        public void close() {
            program.close();
        }
    }
}
