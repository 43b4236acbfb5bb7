package io.isosocket.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The command as a process of its own, on the module path and with the flags of the launcher. */
final class CommandProcess implements AutoCloseable {

    private static final int SIGINT = 2;

    final Capture out;
    final Capture err;
    final Process process;

    private CommandProcess(Process process) {
        this.process = process;
        out = Capture.of(process.getInputStream());
        err = Capture.of(process.getErrorStream());
    }

    static CommandProcess start(String... args) throws IOException {
        return new CommandProcess(new ProcessBuilder(command(args)).start());
    }

    /** Starts the command with a standard output whose reader goes at once. */
    static CommandProcess startWithBrokenOutput(String... args) throws IOException {
        CommandProcess started = start(args);
        started.process.getInputStream().close();
        return started;
    }

    private static List<String> command(String... args) throws IOException {
        List<String> command = new ArrayList<>();
        if (interruptIsIgnored()) {
            // As in a build that a script started in the background; the JVM would never see Ctrl-C.
            command.addAll(List.of("env", "--default-signal=INT"));
        }
        String modules = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        if (Runtime.version().feature() >= 24) {
            // Against the warnings of what Netty, GraalJS and SQLite use. On the module path each module is named.
            command.add("--sun-misc-unsafe-memory-access=allow");
            command.add("--enable-native-access=org.graalvm.truffle,io.netty.common,org.xerial.sqlitejdbc");
        }
        command.addAll(List.of(
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-p",
                modules,
                "-m",
                "io.isosocket.cli/io.isosocket.cli.Main"));
        command.addAll(List.of(args));
        return command;
    }

    private static boolean interruptIsIgnored() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return false;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .anyMatch(line -> (Long.parseUnsignedLong(line.substring(7).strip(), 16) & (1L << (SIGINT - 1))) != 0);
    }

    void type(String text) throws IOException {
        process.getOutputStream().write(text.getBytes(UTF_8));
        process.getOutputStream().flush();
    }

    void endInput() throws IOException {
        process.getOutputStream().close();
    }

    /** Sends what Ctrl-C sends. */
    void interrupt() throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
    }

    int exitCode() throws InterruptedException {
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            throw new AssertionError("the process did not end: " + out + err);
        }
        out.awaitEnd();
        err.awaitEnd();
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
