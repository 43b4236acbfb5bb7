package io.isosocket.samples.net;

import io.isosocket.ReconnectDelay;
import io.isosocket.ReconnectOptions;
import io.isosocket.ReconnectingWebSocket;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.function.Consumer;

/** A device of a {@link DeviceHub}: reports, does what it is told, and connects again whenever it is cut off. */
public final class Device {

    private static final Duration LONGEST_DELAY = Duration.ofSeconds(30);

    private final ReconnectingWebSocket socket;
    private final String name;
    private final Consumer<String> out;

    /**
     * Switches it on.
     *
     * @param url the hub's
     * @param name its name
     * @param firstDelay how long after the first failure it connects again
     * @param out gets what it does
     */
    public Device(String url, String name, Duration firstDelay, Consumer<String> out) {
        this.name = name;
        this.out = out;
        var options = ReconnectOptions.builder()
                .delay(ReconnectDelay.exponential(firstDelay, LONGEST_DELAY))
                .build();
        socket = new ReconnectingWebSocket(url, options);
        socket.onopen(event -> register());
        socket.onmessage(event -> Json.object(event.data()).ifPresent(this::take));
    }

    private void register() {
        socket.send(Json.ofType("register")
                .put("device", name)
                .put("will", name + " is dark")
                .encode());
        socket.send(Json.ofType("telemetry")
                .put("values", new JsonObject().put("brightness", 0.5))
                .encode());
    }

    private void take(JsonObject message) {
        if (!"command".equals(message.getString("type"))) {
            return;
        }
        String command = message.getString("name", "");
        out.accept("does " + command);
        socket.send(Json.ofType("acknowledge")
                .put("number", message.getValue("number"))
                .encode());
        switch (command) {
            case "restart" -> socket.reconnect();
            case "leave" -> socket.close(1000);
            default -> {
                // Done.
            }
        }
    }
}
