package io.isosocket.js.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
    private static final long LIMIT_SECONDS = 60;

    private final List<String> command;
    private final Process process;
    private final BufferedReader output;

    private Program(List<String> command, Process process) {
        this.command = command;
        this.process = process;
        output = process.inputReader(StandardCharsets.UTF_8);
    }

    /** Leaves the test out unless a program of this name is on the PATH or among the system's own. */
    static String assumePresent(String name) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        Optional<Path> found = Stream.concat(Arrays.stream(path.split(File.pathSeparator)), Stream.of("/usr/sbin"))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
        assumeTrue(found.isPresent(), "no " + name + " here: what needs it is left out");
        return found.orElseThrow().toString();
    }

    static Program start(Path folder, List<String> command) throws IOException {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        return new Program(command, process);
    }

    /** Runs a program to its end; an exit code other than 0 is an error, which shows what was printed. */
    static void run(Path folder, List<String> command) throws IOException {
        try (Program program = start(folder, command)) {
            String printed = program.within(
                    () -> String.join("\n", program.output.lines().toList()));
            assertEquals(0, program.exitCode(), () -> command + " printed:\n" + printed);
        }
    }

    /** Reads up to the first line that has this text in it, and returns that line. */
    String awaitLine(String text) {
        StringBuilder before = new StringBuilder();
        return within(() -> output.lines()
                .peek(line -> before.append('\n').append(line))
                .filter(line -> line.contains(text))
                .findFirst()
                .orElseThrow(() -> new AssertionError("ended without \"" + text + "\":" + before)));
    }

    private String within(java.util.function.Supplier<String> reading) {
        try {
            return CompletableFuture.supplyAsync(reading).get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("nothing after " + LIMIT_SECONDS + " s: " + command, e);
        } catch (ExecutionException e) {
            throw new AssertionError(command + ": " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private int exitCode() {
        try {
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("has not ended after " + LIMIT_SECONDS + " s: " + command);
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Stops it and waits for its end, so that its port is free again. */
    @Override
    public void close() {
        process.destroy();
        exitCode();
    }
}
