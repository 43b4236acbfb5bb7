package io.isosocket.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** How many files, and so connections, a process may have open. */
final class OpenFiles {

    private static final int NEEDED = 10_500;

    private OpenFiles() {}

    /** {@return what the limit is, and whether 10,000 connections of a process fit in} */
    static String report() throws IOException {
        String limit = soft();
        return "ulimit -n is " + limit
                + (allow(limit, NEEDED)
                        ? ": enough for 10,000 connections"
                        : ": too low for 10,000 connections, so those scenarios will fail; it can be raised to "
                                + hard());
    }

    /** What {@code ulimit -n} says. */
    static String soft() throws IOException {
        return ask("ulimit -Sn");
    }

    /** How far {@code ulimit -n} can be raised. */
    static String hard() throws IOException {
        return ask("ulimit -Hn");
    }

    /** Whether one of these limits lets so many be open. */
    static boolean allow(String limit, int files) {
        return limit.equals("unlimited") || Long.parseLong(limit) >= files;
    }

    private static String ask(String command) throws IOException {
        Process shell = new ProcessBuilder("sh", "-c", command).start();
        return new String(shell.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
    }
}
