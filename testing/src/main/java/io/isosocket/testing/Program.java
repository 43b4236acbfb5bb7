package io.isosocket.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** A program of the system's that a test runs: output and errors in one stream, every wait with a limit. */
public final class Program implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofMinutes(3);

    private final List<String> command;
    private final Process process;
    private final BufferedReader output;

    private Program(List<String> command, Process process) {
        this.command = command;
        this.process = process;
        output = process.inputReader(StandardCharsets.UTF_8);
    }

    /**
     * Leaves the test out unless there is a program of this name.
     *
     * @param name the program's
     * @return where it is, for a command
     */
    public static String assumePresent(String name) {
        Optional<Path> found = Executables.find(name);
        assumeTrue(found.isPresent(), "no " + name + " here: what needs it is left out");
        return found.orElseThrow().toString();
    }

    /**
     * Starts a program.
     *
     * @param folder where it runs
     * @param command the program and its arguments
     * @return the program, running
     * @throws IOException if it cannot be started
     */
    public static Program start(Path folder, List<String> command) throws IOException {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        return new Program(command, process);
    }

    /**
     * Starts a Java program on the JDK and the class path of the test.
     *
     * @param flags the JVM's
     * @param main its main class
     * @param arguments its arguments
     * @return the program, running
     * @throws IOException if it cannot be started
     */
    public static Program startJava(List<String> flags, Class<?> main, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(arguments);
        return start(Path.of("."), command);
    }

    /**
     * Runs a program to its end. An exit code other than 0 is an error, which shows what was printed.
     *
     * @param folder where it runs
     * @param command the program and its arguments
     * @return what it printed, without white space around it
     * @throws IOException if it cannot be started
     */
    public static String run(Path folder, List<String> command) throws IOException {
        try (Program program = start(folder, command)) {
            String printed = program.within(
                    () -> String.join("\n", program.output.lines().toList()));
            assertEquals(0, program.exitCode(), () -> command + " printed:\n" + printed);
            return printed.strip();
        }
    }

    /**
     * Reads up to the first line that has this text in it.
     *
     * @param text the text
     * @return that line
     */
    public String awaitLine(String text) {
        StringBuilder before = new StringBuilder();
        return within(() -> output.lines()
                .peek(line -> before.append('\n').append(line))
                .filter(line -> line.contains(text))
                .findFirst()
                .orElseThrow(() -> new AssertionError("ended without \"" + text + "\":" + before)));
    }

    /** Lets it print what it likes from now on: one that nobody reads from stands still when the pipe is full. */
    public void discardOutput() {
        Thread reader = new Thread(() -> output.lines().forEach(line -> {}), "output of " + command.get(0));
        reader.setDaemon(true);
        reader.start();
    }

    private String within(Supplier<String> reading) {
        try {
            return CompletableFuture.supplyAsync(reading).get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("nothing after " + LIMIT + ": " + command, e);
        } catch (ExecutionException e) {
            throw new AssertionError(command + ": " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private int exitCode() {
        try {
            if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("has not ended after " + LIMIT + ": " + command);
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static AssertionError interrupted(InterruptedException reason) {
        Thread.currentThread().interrupt();
        return new AssertionError(reason);
    }

    /** Ends it at once, without a word to anybody (SIGKILL), and waits for its end. */
    public void kill() {
        process.destroyForcibly();
        exitCode();
    }

    /** Stops it and waits for its end, so that its port is free again. */
    @Override
    public void close() {
        process.destroy();
        exitCode();
    }
}
