package io.isosocket.benchmarks.servers;

import io.isosocket.benchmarks.work.Output;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The process of a server that is compared: it says where it listens, tells its memory for every line on standard input,
 * and ends with it.
 */
public final class ServerMain {

    private static final Map<String, Supplier<Server>> SERVERS = Map.of(
            "isosocket", IsosocketServer::new,
            "vertx", VertxServer::new,
            "vertx-web", VertxWebServer::new,
            "netty", NettyServer::new,
            "jetty", JettyServer::new,
            "undertow", UndertowServer::new,
            "java-websocket", JavaWebSocketServer::new);

    private ServerMain() {}

    /**
     * Runs a server.
     *
     * @param args its name
     * @throws Exception where it cannot start
     */
    public static void main(String[] args) throws Exception {
        Supplier<Server> servers = SERVERS.get(args[0]);
        if (servers == null) {
            throw new IllegalArgumentException("there is no server " + args[0]);
        }
        Server server = servers.get();
        JsonObject urls = new JsonObject()
                .put("plain", "ws://127.0.0.1:" + server.listen(false))
                .put("deflate", "ws://127.0.0.1:" + servers.get().listen(true));
        Output.ready(server.description(), urls);
        BufferedReader lines = Output.input();
        while (lines.readLine() != null) {
            Output.memory();
        }
        System.exit(0);
    }
}
