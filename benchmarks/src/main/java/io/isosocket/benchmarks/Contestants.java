package io.isosocket.benchmarks;

import io.isosocket.benchmarks.clients.ClientMain;
import io.isosocket.benchmarks.servers.CommonServer;
import io.isosocket.benchmarks.servers.ServerMain;
import io.isosocket.benchmarks.work.EventLoops;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds out which contestants this machine can run. */
final class Contestants {

    private static final Set<String> NO_DEFLATE = Set.of("deflate");
    /** A thread for each connection, or more. */
    private static final Set<String> FEW_CONNECTIONS = Set.of("idle");
    /** A thread for each connection; and no more than 16 MB may wait to be sent. */
    private static final Set<String> OKHTTP = Set.of("idle", "binary16m");
    /** A script has one thread. */
    private static final Set<String> SCRIPT = Set.of("burst-thread", "deflate");

    private final Path home;
    private final Certificate certificate;
    private final List<Contestant> found = new ArrayList<>();
    private final List<String> missing = new ArrayList<>();

    /**
     * Looks for them.
     *
     * @param home the module's folder
     * @param certificate whom they trust
     */
    Contestants(Path home, Certificate certificate) {
        this.home = home;
        this.certificate = certificate;
        addClient("vertx", Set.of());
        addClient("isosocket", Set.of());
        EventLoops.natives().forEach(this::addTransport);
        addClient("isosocket-channel", FEW_CONNECTIONS);
        addClient("netty", Set.of());
        addClient("jdk", NO_DEFLATE);
        addClient("jetty", Set.of());
        addClient("java-websocket", FEW_CONNECTIONS);
        addClient("okhttp", OKHTTP);
        addClient("tyrus", NO_DEFLATE);
        addScript("isosocket-js-25", Jdks.version(25), Optional.of(List.of()), false);
        addScript("isosocket-js-17", Jdks.version(17), Optional.of(List.of()), false);
        addScript("isosocket-js-jit", Jdks.version(25), jitFlags(), true);
        addNode("node", onPath("node"), "builtin", SCRIPT);
        addNode("node-24", Optional.of(node24()), "builtin", SCRIPT);
        addNode("ws", Optional.of(node24()), "ws", Set.of("burst-thread"));
        for (String server :
                List.of("vertx", "isosocket", "vertx-web", "netty", "jetty", "undertow", "java-websocket")) {
            found.add(new Contestant(server, true, server(server), false, Set.of()));
        }
        addWsServer();
    }

    List<Contestant> found() {
        return found;
    }

    /** {@return what cannot run here, each with the reason} */
    List<String> missing() {
        return missing;
    }

    /** {@return the command of the server that clients talk to} */
    List<String> commonServer() {
        return java(
                Jdks.newest(),
                fastestTransport(),
                CommonServer.class,
                certificate.store().toString(),
                Certificate.PASSWORD);
    }

    /** {@return the command of the client that loads servers} */
    List<String> load() {
        return java(Jdks.newest(), fastestTransport(), ClientMain.class, "isosocket");
    }

    /** The transport of the other side, which should not be what limits the fast ones. */
    private static List<String> fastestTransport() {
        String fastest = "io_uring";
        return EventLoops.obstacle(fastest).isPresent() ? List.of() : List.of(EventLoops.flag(fastest));
    }

    /**
     * The command of a client that is compared.
     *
     * @param name one of those in Java
     * @return the command
     */
    List<String> client(String name) {
        return java(Jdks.newest(), List.of(), ClientMain.class, name);
    }

    /**
     * The command of a server that is compared.
     *
     * @param name one of those in Java
     * @return the command
     */
    List<String> server(String name) {
        return java(Jdks.newest(), List.of(), ServerMain.class, name);
    }

    /** {@return what the environment of all has to have} */
    Map<String, String> environment() {
        return Map.of("NODE_EXTRA_CA_CERTS", certificate.pem().toString());
    }

    private void addClient(String name, Set<String> without) {
        found.add(new Contestant(name, false, client(name), false, without));
    }

    /** Ours and Vert.x itself, client and server, on a transport of the system's. */
    private void addTransport(String transport) {
        Optional<String> obstacle = EventLoops.obstacle(transport);
        List<String> flags = List.of(EventLoops.flag(transport));
        for (String name : List.of("vertx", "isosocket")) {
            String variant = name + "-" + transport;
            if (obstacle.isPresent()) {
                missing.add(variant + ": " + obstacle.get());
                continue;
            }
            found.add(new Contestant(
                    variant, false, java(Jdks.newest(), flags, ClientMain.class, name), false, Set.of()));
            found.add(
                    new Contestant(variant, true, java(Jdks.newest(), flags, ServerMain.class, name), false, Set.of()));
        }
    }

    private void addScript(String name, Optional<Path> jdk, Optional<List<String>> flags, boolean slow) {
        if (jdk.isEmpty()) {
            missing.add(name + ": no such JDK in " + Jdks.FOLDER);
        } else if (flags.isEmpty()) {
            missing.add(name + ": no compiler in " + home.resolve("target/jit"));
        } else {
            String script = home.resolve("src/main/js/client.js").toString();
            found.add(new Contestant(
                    name, false, java(jdk.get(), flags.get(), ClientMain.class, "script", script), slow, SCRIPT));
        }
    }

    private void addNode(String name, Optional<Path> binary, String socket, Set<String> without) {
        Optional<Path> executable = binary.filter(Files::isExecutable);
        if (executable.isPresent()) {
            String host = home.resolve("src/main/js/node-host.cjs").toString();
            found.add(new Contestant(
                    name,
                    false,
                    // Node 20 needs the option of the WebSocket, and later versions take it too.
                    node(executable.get(), "--experimental-websocket", host, socket, modules()),
                    false,
                    without));
        } else {
            missing.add(name + ": no " + binary.map(Path::toString).orElse("node on the PATH"));
        }
    }

    private void addWsServer() {
        if (Files.isExecutable(node24())) {
            String script = home.resolve("src/main/js/ws-server.cjs").toString();
            found.add(new Contestant("ws", true, node(node24(), script, modules()), false, Set.of()));
        } else {
            missing.add("ws: no " + node24());
        }
    }

    private static List<String> node(Path binary, String... words) {
        List<String> command = new ArrayList<>(List.of(binary.toString(), "--no-warnings", "--expose-gc"));
        command.addAll(List.of(words));
        return command;
    }

    private String modules() {
        return home.resolve("target/contestants/node_modules").toAbsolutePath().toString();
    }

    private Path node24() {
        return home.resolve("target/contestants/node_modules/node/bin/node");
    }

    /** What a JVM needs to run scripts on the optimizing runtime; none where the compiler is not there. */
    private Optional<List<String>> jitFlags() {
        Path jars = home.resolve("target/jit");
        List<String> paths = new ArrayList<>();
        for (String jar : List.of("compiler", "truffle-compiler", "collections", "word")) {
            Path path = jars.resolve(jar + ".jar");
            if (!Files.exists(path)) {
                return Optional.empty();
            }
            paths.add(path.toString());
        }
        return Optional.of(List.of(
                "-XX:+UnlockExperimentalVMOptions",
                "-XX:+EnableJVMCI",
                "--upgrade-module-path=" + String.join(File.pathSeparator, paths)));
    }

    private List<String> java(Path jdk, List<String> flags, Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                jdk.resolve("bin/java").toString(),
                "-Xmx2g",
                "-Djavax.net.ssl.trustStore=" + certificate.trust(),
                "-Djavax.net.ssl.trustStorePassword=" + Certificate.PASSWORD));
        if (!Jdks.isVersion(jdk, 17)) {
            command.add("--enable-native-access=ALL-UNNAMED");
            command.add("--sun-misc-unsafe-memory-access=allow");
        }
        command.addAll(flags);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    private static Optional<Path> onPath(String program) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Arrays.stream(path.split(File.pathSeparator))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
