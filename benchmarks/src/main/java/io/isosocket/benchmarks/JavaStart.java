package io.isosocket.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How {@link FirstFrame} is started on the JDK that runs already: with what a program in Java needs on its class path and
 * no more, and with the JVM's means for a fast start.
 *
 * @param url the echo server's
 * @param folder where archives go
 */
record JavaStart(String url, Path folder) {

    private static final List<String> NEEDED =
            List.of("isosocket-api", "isosocket-vertx", "vertx-core", "netty-", "jackson-core");

    /** {@return the command without any means} */
    List<String> plain() throws IOException {
        return command();
    }

    /** Makes a class-data archive by a run. {@return the command that uses it} */
    List<String> withClassArchive() throws IOException, InterruptedException {
        Path archive = folder.resolve("first-frame.jsa");
        train(command("-XX:ArchiveClassesAtExit=" + archive));
        return command("-XX:SharedArchiveFile=" + archive);
    }

    /** {@return whether the JDK has the cache of JEP 514} */
    static boolean hasAotCache() {
        return Runtime.version().feature() >= 25;
    }

    /** Makes a cache of classes, links and profiles by a run. {@return the command that uses it} */
    List<String> withAotCache() throws IOException, InterruptedException {
        Path cache = folder.resolve("first-frame.aot");
        train(command("-XX:AOTCacheOutput=" + cache));
        return command("-XX:AOTCache=" + cache);
    }

    private List<String> command(String... flags) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        if (Runtime.version().feature() > 17) {
            command.add("--enable-native-access=ALL-UNNAMED");
            command.add("--sun-misc-unsafe-memory-access=allow");
        }
        // The JVM's own warnings go to the standard output, whose first byte is what is waited for.
        command.add("-Xlog:disable");
        command.addAll(List.of(flags));
        command.addAll(List.of("-cp", classPath(), FirstFrame.class.getName(), url));
        return command;
    }

    /** Archives take classes from jars alone, so this module's classes come from its own. */
    private static String classPath() throws IOException {
        Path target = Path.of("benchmarks", "target").toAbsolutePath();
        try (Stream<Path> own = Files.list(target);
                Stream<Path> libraries = Files.list(target.resolve("lib"))) {
            return Stream.concat(
                            own.filter(jar -> jar.getFileName()
                                    .toString()
                                    .matches("isosocket-benchmarks-[^-]*(-SNAPSHOT)?\\.jar")),
                            libraries.filter(jar -> NEEDED.stream()
                                    .anyMatch(
                                            name -> jar.getFileName().toString().startsWith(name))))
                    .map(Path::toString)
                    .sorted()
                    .collect(Collectors.joining(System.getProperty("path.separator")));
        }
    }

    private static void train(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException(command + " failed");
        }
    }
}
