package io.isosocket.js.interop;

import static org.junit.jupiter.api.Assumptions.abort;

import io.isosocket.testing.Program;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** The packages of {@code src/test/node-libraries}, installed under {@code target} at their pinned versions. */
final class NodeLibraries {
    private static final Path MODULE =
            Path.of(System.getProperty("basedir", ".")).toAbsolutePath();
    private static final Path SOURCES = MODULE.resolve("src/test/node-libraries");
    private static final Path FOLDER = MODULE.resolve("target/node-libraries");
    private static final Path PACKAGES = FOLDER.resolve("node_modules");

    private NodeLibraries() {}

    /** Leaves the tests out where Node is missing or the packages cannot be installed. */
    static void assumeInstalled() throws IOException {
        Program.assumePresent("node");
        String npm = Program.assumePresent("npm");
        Files.createDirectories(FOLDER);
        Path lock = FOLDER.resolve("package-lock.json");
        // npm writes its own lock when it has installed everything.
        boolean current = Files.exists(PACKAGES.resolve(".package-lock.json"))
                && Files.exists(lock)
                && Files.mismatch(lock, SOURCES.resolve("package-lock.json")) < 0;
        copySources();
        if (!current) {
            try {
                Program.run(FOLDER, List.of(npm, "ci", "--no-audit", "--no-fund"));
            } catch (AssertionError e) {
                abort("npm ci failed, so tests with libraries from npm are left out: " + e.getMessage());
            }
        }
    }

    private static void copySources() throws IOException {
        try (Stream<Path> files = Files.list(SOURCES)) {
            for (Path file : files.toList()) {
                Files.copy(file, FOLDER.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    /** A file of a package. */
    static Path file(String path) {
        return PACKAGES.resolve(path);
    }

    /** The folder whose scripts find the packages by name. */
    static Path folder() {
        return FOLDER;
    }

    /** Starts the servers. */
    static Server startServers() throws IOException {
        return startServers(0);
    }

    /** Starts the servers on the port of ones that have ended. */
    static Server startServers(int port) throws IOException {
        Program program =
                Program.start(FOLDER, List.of(Program.assumePresent("node"), "servers.mjs", String.valueOf(port)));
        return new Server(program, new JsonObject(program.awaitLine("{\"port\"")).getInteger("port"));
    }

    /**
     * The running servers.
     *
     * @param program their process
     * @param port their port on loopback
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
