package io.isosocket.samples.cluster;

import com.hazelcast.config.Config;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.config.NetworkConfig;
import io.isosocket.js.JsRuntime;
import io.isosocket.js.JsRuntimeOptions;
import io.isosocket.samples.ClusteredChat;
import io.isosocket.testing.Program;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.eventbus.EventBusOptions;
import io.vertx.spi.cluster.hazelcast.ConfigUtil;
import io.vertx.spi.cluster.hazelcast.HazelcastClusterManager;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** One JVM of a cluster, with a chat server and a script. */
final class ClusterNode implements AutoCloseable {

    /** What Hazelcast wants to reach of the JDK. */
    private static final List<String> FLAGS = List.of(
            "-Xmx256m",
            "--add-modules=java.se",
            "--add-exports=java.base/jdk.internal.ref=ALL-UNNAMED",
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
            "--add-opens=java.management/sun.management=ALL-UNNAMED",
            "--add-opens=jdk.management/com.sun.management.internal=ALL-UNNAMED");

    private static final String MEMBER = "member at ";
    private static final String CHAT = "chat at ";

    private final String host;
    private final Program program;
    private final String member;
    private final String url;

    private ClusterNode(String host, Program program) {
        this.host = host;
        this.program = program;
        member = program.awaitLine(MEMBER).substring(MEMBER.length());
        url = program.awaitLine(CHAT).substring(CHAT.length());
        program.discardOutput();
    }

    /**
     * Starts a node.
     *
     * @param host the loopback address that it listens on
     * @param members others that it joins
     * @return the node once its chat listens and its script runs
     */
    static ClusterNode start(String host, ClusterNode... members) throws IOException {
        List<String> arguments = Stream.concat(
                        Stream.of(host), Arrays.stream(members).map(node -> node.member))
                .toList();
        return new ClusterNode(host, Program.startJava(FLAGS, ClusterNode.class, arguments));
    }

    /** The address that it listens on. */
    String host() {
        return host;
    }

    /** Where its chat is. */
    String url() {
        return url;
    }

    /** Ends it as a crash does. */
    void kill() {
        program.kill();
    }

    @Override
    public void close() {
        program.kill();
    }

    public static void main(String[] args) throws Exception {
        // Kept by a variable to the end of main: a logger that nobody refers to loses its level.
        Logger logger = Logger.getLogger("com.hazelcast");
        logger.setLevel(Level.SEVERE);
        String host = args[0];
        var manager = new HazelcastClusterManager(config(host, 0, List.of(args).subList(1, args.length)));
        Vertx vertx = clustered(host, manager).await(60, TimeUnit.SECONDS);
        var address =
                manager.getHazelcastInstance().getCluster().getLocalMember().getAddress();
        System.out.println(MEMBER + address.getHost() + ":" + address.getPort());
        var chat = new ClusteredChat(host);
        vertx.deployVerticle(chat).await(60, TimeUnit.SECONDS);
        JsRuntime runtime = JsRuntime.create(vertx, JsRuntimeOptions.DEFAULT).await(60, TimeUnit.SECONDS);
        runtime.run(Path.of("src/main/js/chat-bot.js")).await(60, TimeUnit.SECONDS);
        System.out.println(CHAT + chat.url());
        runtime.ended().await();
        logger.info("the script has ended");
    }

    private static Config config(String host, int port, List<String> members) {
        // snippet: members
        Config config = ConfigUtil.loadConfig();
        config.setProperty("hazelcast.local.localAddress", host);
        config.setProperty("hazelcast.socket.bind.any", "false"); // else it listens on every interface
        config.setProperty("hazelcast.phone.home.enabled", "false"); // else it reports its use
        NetworkConfig network = config.getNetworkConfig().setPort(port).setPortAutoIncrement(false);
        JoinConfig join = network.getJoin();
        join.getAutoDetectionConfig().setEnabled(false);
        join.getMulticastConfig().setEnabled(false);
        join.getTcpIpConfig().setEnabled(true).setMembers(members); // each as "10.0.0.7:5701"
        // end
        return config;
    }

    private static Future<Vertx> clustered(String host, HazelcastClusterManager manager) {
        // snippet: clustered
        Future<Vertx> clustered = Vertx.builder()
                .with(new VertxOptions().setEventBusOptions(new EventBusOptions().setHost(host)))
                .withClusterManager(manager)
                .buildClustered();
        // end
        return clustered;
    }
}
