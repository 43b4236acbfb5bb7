package io.isosocket.vertx.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A JVM of its own, with the classes of the tests. */
final class JavaProcess implements AutoCloseable {

    private final Process process;
    private final BufferedReader output;

    private JavaProcess(Process process) {
        this.process = process;
        output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    static JavaProcess start(Path jdk, List<String> flags, Class<?> main, String... args) throws IOException {
        List<String> command =
                new ArrayList<>(List.of(jdk.resolve("bin").resolve("java").toString()));
        command.addAll(flags);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(args));
        return new JavaProcess(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    /** The next line that it prints; waits for it. */
    String line() throws IOException {
        return String.valueOf(output.readLine());
    }

    void assertEnded() throws InterruptedException {
        assertTrue(process.waitFor(30, TimeUnit.SECONDS), "the process does not end");
        assertEquals(0, process.exitValue());
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
