package io.isosocket.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts a program of the benchmarks on the JDK that runs already. */
final class JavaCommand {

    /** The class path has the jars of other transports, which our own event loops would take. */
    private static final String NIO = "-Dio.netty.transport.noNative=true";

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
        command.add(NIO);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        return command;
    }
}
