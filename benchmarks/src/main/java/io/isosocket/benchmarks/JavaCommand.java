package io.isosocket.benchmarks;

import io.isosocket.benchmarks.work.EventLoops;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts a program of the benchmarks on the JDK that runs already. */
final class JavaCommand {

    private JavaCommand() {}

    /**
     * The command for a main class.
     *
     * @param main the class
     * @param flags the JVM's
     * @return the command, to which arguments may be added
     */
    static List<String> here(Class<?> main, String... flags) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(flags));
        command.add(EventLoops.NIO);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        return command;
    }
}
