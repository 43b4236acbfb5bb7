package io.isosocket.benchmarks;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds out which contestants this machine can run. */
final class Contestants {

    /** What a JVM needs to run scripts on the optimizing runtime; the four jars are in the folder of the property. */
    private static final List<String> JIT = List.of("compiler", "truffle-compiler", "collections", "word");

    private final Path home;
    private final List<Contestant> found = new ArrayList<>();
    private final List<String> missing = new ArrayList<>();

    /**
     * Looks for them.
     *
     * @param home the module's folder
     */
    Contestants(Path home) {
        this.home = home;
        Optional<Path> jdk25 = jdk(25);
        Optional<Path> jdk17 = jdk(17);
        Path newest = jdk25.or(() -> jdk17).orElse(Path.of(System.getProperty("java.home")));
        found.add(new Contestant("vertx", java(newest, List.of(), "vertx")));
        found.add(new Contestant("isosocket-java", java(newest, List.of(), "java")));
        addScript("isosocket-js-25", jdk25, List.of());
        addScript("isosocket-js-17", jdk17, List.of());
        addScript("isosocket-js-jit", jdk25, jitFlags());
        addNode("node", onPath("node"));
        addNode("node-24", Optional.of(home.resolve("target/contestants/node_modules/node/bin/node")));
    }

    List<Contestant> found() {
        return found;
    }

    /** {@return what cannot run here, each with the reason} */
    List<String> missing() {
        return missing;
    }

    private void addScript(String name, Optional<Path> jdk, List<String> flags) {
        if (jdk.isEmpty()) {
            missing.add(name + ": no such JDK in /usr/lib/jvm");
        } else if (flags.stream().anyMatch(flag -> flag.contains("missing"))) {
            missing.add(name + ": " + flags);
        } else {
            String script = home.resolve("src/main/js/echo-client.js").toString();
            found.add(new Contestant(name, java(jdk.get(), flags, "script", script)));
        }
    }

    private void addNode(String name, Optional<Path> binary) {
        Optional<Path> executable = binary.filter(Files::isExecutable);
        if (executable.isPresent()) {
            String host = home.resolve("src/main/js/node-host.cjs").toString();
            // Node 20 needs the option, and later versions take it too.
            found.add(new Contestant(
                    name, List.of(executable.get().toString(), "--no-warnings", "--experimental-websocket", host)));
        } else {
            missing.add(name + ": no " + binary.map(Path::toString).orElse("node on the PATH"));
        }
    }

    private List<String> jitFlags() {
        Path jars = home.resolve("target/jit");
        List<String> paths = new ArrayList<>();
        for (String jar : JIT) {
            Path path = jars.resolve(jar + ".jar");
            if (!Files.exists(path)) {
                return List.of("missing " + path);
            }
            paths.add(path.toString());
        }
        return List.of(
                "-XX:+UnlockExperimentalVMOptions",
                "-XX:+EnableJVMCI",
                "--upgrade-module-path=" + String.join(File.pathSeparator, paths));
    }

    private static List<String> java(Path jdk, List<String> flags, String... arguments) {
        List<String> command = new ArrayList<>(List.of(jdk.resolve("bin/java").toString(), "-Xmx1g"));
        if (!isVersion(jdk, 17)) {
            command.add("--enable-native-access=ALL-UNNAMED");
            command.add("--sun-misc-unsafe-memory-access=allow");
        }
        command.addAll(flags);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), ClientMain.class.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    private static Optional<Path> jdk(int version) {
        try (Stream<Path> folders = Files.list(Path.of("/usr/lib/jvm"))) {
            return folders.filter(folder -> Files.isExecutable(folder.resolve("bin/java")))
                    .filter(folder -> isVersion(folder, version))
                    .sorted()
                    .findFirst();
        } catch (IOException none) {
            return Optional.empty();
        }
    }

    private static boolean isVersion(Path jdk, int version) {
        try {
            return Files.readString(jdk.resolve("release")).contains("JAVA_VERSION=\"" + version + ".");
        } catch (IOException none) {
            return false;
        }
    }

    private static Optional<Path> onPath(String program) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Arrays.stream(path.split(File.pathSeparator))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
