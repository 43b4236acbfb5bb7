package io.isosocket.vertx.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** A program of the system's that a test runs: output and errors in one stream, every wait with a limit. */
final class Program implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Process process;
    private final BufferedReader output;

    private Program(Process process) {
        this.process = process;
        output = process.inputReader(StandardCharsets.UTF_8);
    }

    /** Leaves the test out unless a program of this name is on the PATH or among the system's own. */
    static Path assumePresent(String name) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        Optional<Path> found = Stream.concat(
                        Arrays.stream(path.split(File.pathSeparator)), Stream.of("/usr/sbin", "/usr/local/sbin"))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
        assumeTrue(found.isPresent(), "no " + name + " here: what needs it is left out");
        return found.orElseThrow();
    }

    static Program start(Path folder, List<String> command) throws IOException {
        return new Program(new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start());
    }

    /** Runs a program to its end and returns what it printed; an exit code other than 0 is an error. */
    static String run(Path folder, List<String> command) throws IOException {
        try (Program program = start(folder, command)) {
            String printed = await(CompletableFuture.supplyAsync(program::readAll), command);
            assertTrue(program.process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS), command::toString);
            assertEquals(0, program.process.exitValue(), () -> command + " printed:\n" + printed);
            return printed.strip();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Reads up to the first line that has this text in it, and returns that line. */
    String awaitLine(String text) {
        return await(CompletableFuture.supplyAsync(() -> readTo(text)), List.of(text));
    }

    private String readAll() {
        return String.join("\n", output.lines().toList());
    }

    private String readTo(String text) {
        StringBuilder before = new StringBuilder();
        return output.lines()
                .peek(line -> before.append('\n').append(line))
                .filter(line -> line.contains(text))
                .findFirst()
                .orElseThrow(() -> new AssertionError("ended without \"" + text + "\":" + before));
    }

    private static String await(CompletableFuture<String> printed, List<String> what) {
        try {
            return printed.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("nothing after " + LIMIT + ": " + what, e);
        } catch (ExecutionException e) {
            throw new AssertionError(String.valueOf(e.getCause()), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
