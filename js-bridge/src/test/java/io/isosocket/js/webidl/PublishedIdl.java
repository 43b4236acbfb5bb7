package io.isosocket.js.webidl;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The IDL of the web platform, reduced to JSON by {@code src/test/node/webidl}, whose packages come by npm. */
final class PublishedIdl {

    private static final Path MODULE = Path.of(System.getProperty("basedir", "."));
    private static final Path SOURCES = MODULE.resolve("src/test/node/webidl");
    private static final Path FOLDER = MODULE.resolve("target/webidl");
    private static final long MINUTES = 2;

    private PublishedIdl() {}

    /** Leaves the tests out where Node is missing or its packages cannot be installed. */
    static String assumeReduced() throws IOException, InterruptedException {
        String node = assumePresent("node");
        String npm = assumePresent("npm");
        Path lock = FOLDER.resolve("package-lock.json");
        boolean current = Files.exists(FOLDER.resolve("node_modules/webidl2/package.json"))
                && Files.mismatch(lock, SOURCES.resolve("package-lock.json")) < 0;
        Files.createDirectories(FOLDER);
        try (Stream<Path> files = Files.list(SOURCES)) {
            for (Path file : files.toList()) {
                Files.copy(file, FOLDER.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        if (!current) {
            Path log = FOLDER.resolve("npm.log");
            assumeTrue(
                    run(List.of(npm, "ci", "--no-audit", "--no-fund"), log) == 0,
                    () -> "npm ci failed, so the check against the published IDL is left out: " + read(log));
        }
        Path reduced = FOLDER.resolve("idl.json");
        assertTrue(run(List.of(node, "reduce-idl.mjs"), reduced) == 0, () -> read(reduced));
        return Files.readString(reduced);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static int run(List<String> command, Path output) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(FOLDER.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertTrue(process.waitFor(MINUTES, TimeUnit.MINUTES), () -> command + " did not end");
            return process.exitValue();
        } finally {
            process.destroyForcibly();
        }
    }

    private static String assumePresent(String name) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        Optional<Path> found = Arrays.stream(path.split(File.pathSeparator))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
        assumeTrue(found.isPresent(), "no " + name + " here: the check against the published IDL is left out");
        return found.orElseThrow().toString();
    }

    /** A file beside the tests. */
    static String resource(String name) throws IOException {
        try (var in = PublishedIdl.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException("no such resource: " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
