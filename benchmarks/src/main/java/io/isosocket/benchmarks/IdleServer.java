package io.isosocket.benchmarks;

import io.isosocket.benchmarks.work.Footprint;
import io.isosocket.benchmarks.work.Output;
import io.isosocket.vertx.server.Connections;
import io.isosocket.vertx.server.WebSocketServer;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.util.concurrent.TimeUnit;

/**
 * The server's side of {@link IdleConnections}: one server on each address, and one set of connections. Orders come on
 * standard input, answers go out as lines of JSON.
 */
final class IdleServer {

    private static final String TEXT = "x".repeat(32);

    private final Connections everybody = new Connections();
    private final Meter meter = new Meter();

    private IdleServer() {}

    public static void main(String[] addresses) throws Exception {
        new IdleServer().run(addresses);
        System.exit(0);
    }

    private void run(String[] addresses) throws Exception {
        Vertx vertx = Vertx.vertx();
        JsonArray urls = new JsonArray();
        for (String address : addresses) {
            WebSocketServer server = WebSocketServer.builder()
                    .vertx(vertx)
                    .connections(everybody)
                    .handler((socket, request) -> {})
                    .listen(address, 0)
                    .toCompletableFuture()
                    .get(1, TimeUnit.MINUTES);
            urls.add(server.url().toString());
        }
        System.out.println(new JsonObject().put("urls", urls).encode());
        BufferedReader orders = Output.input();
        for (String order = orders.readLine(); order != null; order = orders.readLine()) {
            System.out.println(obey(order).encode());
        }
    }

    private JsonObject obey(String order) throws Exception {
        return switch (order) {
            case "footprint" -> Footprint.measure().toJson().put("connections", everybody.size());
            case "broadcast" -> {
                meter.begin();
                everybody.broadcast(TEXT);
                yield new JsonObject();
            }
            case "cpu" -> meter.end(everybody.size()).toJson();
            default -> throw new IllegalArgumentException("order: " + order);
        };
    }
}
