package io.isosocket.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The launcher in a clone of its own, with JDKs and a Maven that are scripts and say what they were asked. */
@Timeout(120)
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {

    /** Newer than any JDK that the machine has. */
    private static final String NEWEST = "99.0.2";

    @TempDir
    private Path folder;

    private Path clone;
    private Path launcher;
    private Path tools;
    private final Map<String, String> environment = new HashMap<>();

    private record Run(int exitCode, List<String> out, List<String> err) {}

    @BeforeEach
    void makeClone() throws IOException {
        clone = Files.createDirectories(folder.resolve("my clone"));
        launcher =
                Files.copy(Path.of("..", "isosocket"), clone.resolve("isosocket"), StandardCopyOption.COPY_ATTRIBUTES);
        write(clone.resolve("pom.xml"), "<project/>");
        write(clone.resolve("cli/src/main/java/Main.java"), "class Main {}");
        tools = Files.createDirectories(folder.resolve("tools"));
        for (String tool :
                List.of("cat", "find", "head", "ln", "ls", "mkdir", "mv", "readlink", "rm", "sh", "sleep", "tail")) {
            wrap(tool);
        }
        script(
                tools.resolve("mvn"),
                """
                echo called >>"%1$s/calls"
                mkdir -p cli/target/app
                : >cli/target/app/isosocket-cli-1.jar
                """
                        .formatted(folder));
        jdk(folder.resolve("home/.sdkman/candidates/java/newest"), NEWEST);
        environment.put("HOME", folder.resolve("home").toString());
        environment.put("PATH", tools.toString());
    }

    @Test
    void firstRunBuildsAndStartsTheNewestJdk() throws Exception {
        Run run = run("connect", "a b", "*");
        assertEquals(0, run.exitCode(), run::toString);
        assertEquals(NEWEST, run.out().get(0));
        int main = run.out().indexOf("io.isosocket.cli.Main");
        assertEquals(
                List.of("connect", "a b", "*"),
                run.out().subList(main + 1, run.out().size()));
        assertEquals(List.of("isosocket: building, once (log: target/launcher-build.log)"), run.err());
    }

    @Test
    void secondRunDoesNotBuild() throws Exception {
        run();
        Run second = run();
        assertEquals(List.of(), second.err());
        assertEquals(1, builds());
    }

    @Test
    void newerSourceIsBuiltAgain() throws Exception {
        run();
        Files.setLastModifiedTime(
                clone.resolve("cli/src/main/java/Main.java"),
                FileTime.from(Instant.now().plus(Duration.ofMinutes(1))));
        run();
        assertEquals(2, builds());
    }

    @Test
    void worksThroughSymbolicLinksFromAnotherFolder() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("my clone", "isosocket"));
        launcher = Files.createSymbolicLink(tools.resolve("second"), link);
        Run run = run();
        assertEquals(0, run.exitCode(), run::toString);
        assertTrue(
                run.out()
                        .contains(clone.toRealPath()
                                .resolve("cli/target/app/isosocket-cli-1.jar")
                                .toString()),
                run::toString);
    }

    @Test
    void worksAsArgumentOfTheShell() throws Exception {
        ProcessBuilder builder = new ProcessBuilder("/bin/sh", "isosocket").directory(clone.toFile());
        builder.environment().putAll(environment);
        Process process = builder.redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertEquals(0, process.waitFor(), output);
        assertTrue(output.contains(NEWEST), output);
    }

    @Test
    void namedJdkWinsOverNewerOnes() throws Exception {
        Path named = jdk(folder.resolve("named"), "17.0.1");
        for (Path name : List.of(named, named.resolve("bin/java"))) {
            environment.put("ISOSOCKET_JAVA", name.toString());
            assertEquals("17.0.1", run().out().get(0));
        }
    }

    @Test
    void newestOfJavaHomeAndPathWins() throws Exception {
        environment.put("JAVA_HOME", jdk(folder.resolve("java home"), "99.0.10").toString());
        Files.createSymbolicLink(
                tools.resolve("java"), jdk(folder.resolve("path"), "99.0.3").resolve("bin/java"));
        assertEquals("99.0.10", run().out().get(0));
        environment.remove("JAVA_HOME");
        assertEquals("99.0.3", run().out().get(0));
    }

    @Test
    void badOrOldNamedJdkIsAnError() throws Exception {
        for (Path named : List.of(folder.resolve("nowhere"), tools, jdk(folder.resolve("old"), "1.8.0_392"))) {
            environment.put("ISOSOCKET_JAVA", named.toString());
            Run run = run();
            assertEquals(1, run.exitCode());
            assertTrue(run.err().get(0).startsWith("isosocket: ISOSOCKET_JAVA=" + named + " is "), run::toString);
        }
    }

    @Test
    void missingMavenIsSaid() throws Exception {
        Files.delete(tools.resolve("mvn"));
        Run run = run();
        assertEquals(1, run.exitCode());
        assertTrue(run.err().get(0).contains("mvn"), run::toString);
    }

    @Test
    void failedBuildShowsTheEndOfItsLog() throws Exception {
        script(tools.resolve("mvn"), "echo 'ERROR: the reason'\nexit 1\n");
        Run run = run();
        assertEquals(1, run.exitCode());
        assertTrue(run.err().contains("ERROR: the reason"), run::toString);
        assertTrue(Files.notExists(clone.resolve("target/launcher.lock"), LinkOption.NOFOLLOW_LINKS));
    }

    @Test
    void twoAtOnceBuildOnce() throws Exception {
        script(
                tools.resolve("mvn"),
                """
                echo called >>"%1$s/calls"
                until [ -f "%1$s/go" ]; do sleep 0.1; done
                mkdir -p cli/target/app
                : >cli/target/app/isosocket-cli-1.jar
                """
                        .formatted(folder));
        Process first = start();
        Capture.of(first.getErrorStream()).awaitLine("isosocket: building");
        Process second = start();
        Capture.of(second.getErrorStream()).awaitLine("isosocket: waiting for another build");
        write(folder.resolve("go"), "");
        for (Process process : List.of(first, second)) {
            assertTrue(process.waitFor(30, TimeUnit.SECONDS));
            assertEquals(0, process.exitValue());
        }
        assertEquals(1, builds());
    }

    @Test
    void lockOfKilledLauncherIsTakenOver() throws Exception {
        Process gone = new ProcessBuilder("true").start();
        gone.waitFor();
        Files.createDirectories(clone.resolve("target"));
        Files.createSymbolicLink(clone.resolve("target/launcher.lock"), Path.of(Long.toString(gone.pid())));
        assertEquals(0, run().exitCode());
        assertEquals(1, builds());
    }

    @Test
    void firstScriptMakesAnArchiveAndLaterOnesUseIt() throws Exception {
        Path home = jdk(folder.resolve("archiving"), "25.0.3");
        script(
                home.resolve("bin/java"),
                """
                echo "$*" >>"%1$s/starts"
                for word; do case $word in -XX:AOTCacheOutput=*) echo x >"${word#*=}" ;; esac; done
                """
                        .formatted(folder));
        environment.put("ISOSOCKET_JAVA", home.toString());
        assertEquals(0, run("run", "-e", "1").exitCode());
        assertEquals(List.of(), run("run", "-e", "1").err());
        environment.put("ISOSOCKET_ARCHIVE", "no");
        assertEquals(List.of(), run("run", "-e", "1").err());
        List<String> starts = Files.readAllLines(folder.resolve("starts"));
        assertEquals(4, starts.size(), starts::toString);
        assertTrue(starts.get(0).endsWith("io.isosocket.cli.ArchiveTraining"), starts::toString);
        assertTrue(starts.get(1).contains("-XX:AOTCache="), starts::toString);
        assertTrue(starts.get(2).contains("-XX:AOTCache="), starts::toString);
        assertFalse(starts.get(3).contains("-XX:AOTCache"), starts::toString);
    }

    @Test
    void withoutArchiveNoneIsMade() throws Exception {
        environment.put("ISOSOCKET_ARCHIVE", "no");
        Run run = run("run", "a.js");
        assertEquals(0, run.exitCode(), run::toString);
        assertTrue(run.out().contains("io.isosocket.cli.Main"), run::toString);
        assertTrue(Files.notExists(clone.resolve("cli/target/archive")));
    }

    @Test
    void archiveThatCannotBeMadeIsTriedOnceAndDoesNoHarm() throws Exception {
        Path home = jdk(folder.resolve("failing"), "17.0.15");
        script(
                home.resolve("bin/java"),
                """
                echo "$*" >>"%1$s/starts"
                case $* in *ArchiveClassesAtExit*) exit 1 ;; esac
                """
                        .formatted(folder));
        environment.put("ISOSOCKET_JAVA", home.toString());
        assertEquals(0, run("run", "a.js").exitCode());
        assertEquals(0, run("run", "a.js").exitCode());
        List<String> starts = Files.readAllLines(folder.resolve("starts"));
        assertEquals(3, starts.size(), starts::toString);
        assertTrue(starts.stream().noneMatch(start -> start.contains("SharedArchiveFile")), starts::toString);
    }

    @Test
    void jitIsTheLaunchersBeforeTheScriptAndTheScriptsBehindIt() throws Exception {
        run();
        Files.createDirectories(clone.resolve("cli/target/compiler"));
        environment.put("ISOSOCKET_JAVA", jdk(folder.resolve("new"), "25.0.3").toString());
        assertTrue(run("run", "--location", "x", "--jit", "a.js").out().contains("-XX:+EnableJVMCI"));
        Run behind = run("run", "a.js", "--jit");
        assertTrue(!behind.out().contains("-XX:+EnableJVMCI"), behind::toString);
        environment.put(
                "ISOSOCKET_JAVA", jdk(folder.resolve("older"), "17.0.15").toString());
        Run older = run("run", "--jit", "a.js");
        assertTrue(!older.out().contains("-XX:+EnableJVMCI"), older::toString);
    }

    private Run run(String... args) throws IOException, InterruptedException {
        Process process = start(args);
        Capture err = Capture.of(process.getErrorStream());
        List<String> out = new String(process.getInputStream().readAllBytes(), UTF_8)
                .lines()
                .toList();
        assertTrue(process.waitFor(30, TimeUnit.SECONDS), err::toString);
        err.awaitEnd();
        return new Run(process.exitValue(), out, err.lines());
    }

    private Process start(String... args) throws IOException {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder.start();
    }

    private long builds() throws IOException {
        return Files.readAllLines(folder.resolve("calls")).size();
    }

    private static Path jdk(Path home, String version) throws IOException {
        write(home.resolve("release"), "IMPLEMENTOR=\"none\"\nJAVA_VERSION=\"" + version + "\"\n");
        script(home.resolve("bin/java"), "echo " + version + "\nfor word; do echo \"$word\"; done\n");
        return home;
    }

    private void wrap(String tool) throws IOException {
        Path found = Files.exists(Path.of("/bin", tool)) ? Path.of("/bin", tool) : Path.of("/usr/bin", tool);
        // No symbolic link: JUnit warns of those that lead out of the folder it deletes.
        script(tools.resolve(tool), "exec " + found + " \"$@\"\n");
    }

    private static void script(Path file, String text) throws IOException {
        write(file, "#!/bin/sh\n" + text);
        assertTrue(file.toFile().setExecutable(true));
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
