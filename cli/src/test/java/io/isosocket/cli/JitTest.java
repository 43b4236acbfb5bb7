package io.isosocket.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The launcher with --jit: the command as it is built now, on real JDKs. */
@Timeout(120)
@DisabledOnOs(OS.WINDOWS)
class JitTest {

    private static final String COMPILED = "25";

    @TempDir
    private Path clone;

    @BeforeEach
    void makeClone() throws IOException {
        Files.copy(Path.of("..", "isosocket"), clone.resolve("isosocket"), StandardCopyOption.COPY_ATTRIBUTES);
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, classPath());
        Path app = Files.createDirectories(clone.resolve("cli/target/app"));
        try (OutputStream jar = Files.newOutputStream(app.resolve("isosocket-cli-1.jar"))) {
            new JarOutputStream(jar, manifest).close();
        }
    }

    @Test
    void theCompilersJarsMakeTheRuntimeAnOptimizingOne() throws Exception {
        Optional<Path> jdk = jdk25();
        assumeTrue(jdk.isPresent(), "JDK 25 is not there");
        copyCompiler();
        Path script = Files.writeString(clone.resolve("a.js"), "console.log(6 * 7)");
        assertEquals(List.of("42"), output(jdk.get(), "run", "--jit", script.toString()));
        List<String> versions = output(jdk.get(), "run", "--jit", "--version");
        assertTrue(versions.get(3).matches("GraalJS \\d.*, compiled"), versions::toString);
    }

    @Test
    void withoutThemOneLineSaysThatScriptsAreInterpreted() throws Exception {
        Path script = Files.writeString(clone.resolve("a.js"), "console.log(6 * 7)");
        List<String> lines = output(Path.of(System.getProperty("java.home")), "run", "--jit", script.toString());
        assertEquals(2, lines.size(), lines::toString);
        assertTrue(lines.contains("42"), lines::toString);
        assertTrue(
                lines.stream()
                        .anyMatch(line -> line.startsWith("isosocket: --jit: this JDK (" + Runtime.version() + ")")
                                && line.endsWith("so scripts are interpreted")),
                lines::toString);
    }

    /** What it prints, on standard output and standard error together. */
    private List<String> output(Path jdk, String... args) throws Exception {
        List<String> command =
                new ArrayList<>(List.of(clone.resolve("isosocket").toString()));
        command.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("ISOSOCKET_JAVA", jdk.toString());
        Process process = builder.start();
        process.getOutputStream().close();
        List<String> lines = new String(process.getInputStream().readAllBytes(), UTF_8)
                .lines()
                .toList();
        assertTrue(process.waitFor(30, TimeUnit.SECONDS));
        assertEquals(0, process.exitValue(), lines::toString);
        return lines;
    }

    private static Optional<Path> jdk25() throws IOException {
        if (Runtime.version().feature() == Integer.parseInt(COMPILED)) {
            return Optional.of(Path.of(System.getProperty("java.home")));
        }
        Path folder = Path.of("/usr/lib/jvm");
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> jdks = Files.list(folder)) {
            return jdks.filter(JitTest::is25).findFirst();
        }
    }

    private static boolean is25(Path home) {
        Path release = home.resolve("release");
        try {
            return Files.isExecutable(home.resolve("bin/java"))
                    && Files.isRegularFile(release)
                    && Files.readString(release).contains("JAVA_VERSION=\"" + COMPILED);
        } catch (IOException e) {
            return false;
        }
    }

    private void copyCompiler() throws IOException {
        Path to = Files.createDirectories(clone.resolve("cli/target/compiler"));
        try (Stream<Path> jars = Files.list(Path.of("target", "compiler"))) {
            for (Path jar : jars.toList()) {
                Files.copy(jar, to.resolve(jar.getFileName()));
            }
        }
    }

    private static String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("test-classes"))
                .map(entry -> Path.of(entry).toUri().toString())
                .collect(Collectors.joining(" "));
    }
}
