package io.isosocket.samples.net;

import io.isosocket.vertx.server.Connections;
import io.isosocket.vertx.server.WebSocketServer;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadLocalRandom;

/** Readings of a sensor, simulated, to everyone who is connected. It serves a page that shows them. */
public final class SensorServer {

    private static final long DEFAULT_INTERVAL = 2_000;

    private SensorServer() {}

    /**
     * Starts the server on the loopback interface.
     *
     * @param vertx carries it, and its timer
     * @param port the port, or 0 for any free one
     * @param interval milliseconds between two readings
     * @return the server once it listens
     */
    public static CompletionStage<WebSocketServer> listen(Vertx vertx, int port, long interval) {
        var subscribers = new Connections();
        return WebSocketServer.builder()
                .vertx(vertx)
                .connections(subscribers)
                .handler(subscriber -> {
                    subscriber.send(Json.ofType("welcome")
                            .put("message", "Connected to sensor data stream")
                            .encode());
                    subscriber.onmessage(event -> Json.object(event.data())
                            .filter(message -> "subscribe".equals(message.getString("type")))
                            .ifPresent(message -> subscriber.send(Json.ofType("subscribed")
                                    .put("channel", message.getValue("channel"))
                                    .encode())));
                })
                .otherRequests(new Page("sensors.html"))
                .listen(port)
                .thenApply(server -> {
                    // Encoded once, however many subscribers there are.
                    vertx.setPeriodic(
                            interval,
                            timer -> subscribers.broadcast(Json.ofType("sensor_data")
                                    .put("data", reading())
                                    .encode()));
                    return server;
                });
    }

    private static JsonObject reading() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return new JsonObject()
                .put("timestamp", System.currentTimeMillis() / 1000)
                .put("temperature", random.nextDouble(20, 30))
                .put("humidity", random.nextDouble(40, 60))
                .put("pressure", random.nextDouble(1000, 1050));
    }

    /**
     * Runs the server.
     *
     * @param args the port
     */
    public static void main(String[] args) {
        Servers.run(args, 8889, port -> listen(Vertx.vertx(), port, DEFAULT_INTERVAL));
    }
}
