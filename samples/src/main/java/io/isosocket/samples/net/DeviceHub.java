package io.isosocket.samples.net;

import io.isosocket.vertx.server.ServerConnection;
import io.isosocket.vertx.server.WebSocketServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;

/**
 * Devices report, operators see it and give commands. A device that goes leaves its last will: what operators are told.
 * {@link Device} is one.
 */
public final class DeviceHub {

    private static final String OPERATORS = "operators";

    private record Registered(ServerConnection connection, String will) {}

    /** By name; on the server's event loop only. */
    private final Map<String, Registered> devices = new TreeMap<>();

    private DeviceHub() {}

    /**
     * Starts the hub on the loopback interface.
     *
     * @param port the port, or 0 for any free one
     * @return the server once it listens
     */
    public static CompletionStage<WebSocketServer> listen(int port) {
        var hub = new DeviceHub();
        return WebSocketServer.builder().handler(hub::joined).listen(port);
    }

    private void joined(ServerConnection peer) {
        peer.onmessage(event -> Json.object(event.data())
                .ifPresentOrElse(message -> take(peer, message), () -> refuse(peer, "not an object of JSON")));
        peer.onclose(event -> left(peer));
    }

    private void take(ServerConnection peer, JsonObject message) {
        switch (message.getString("type", "")) {
            case "register" -> register(peer, message.getString("device", ""), message.getString("will", "offline"));
            case "operator" -> {
                peer.join(OPERATORS);
                peer.send(Json.ofType("devices")
                        .put("devices", new JsonArray(java.util.List.copyOf(devices.keySet())))
                        .encode());
            }
            case "telemetry" -> tellOperators(peer, message.put("device", nameOf(peer)));
            case "acknowledge" ->
                tellOperators(
                        peer,
                        Json.ofType("acknowledged")
                                .put("device", nameOf(peer))
                                .put("number", message.getValue("number")));
            case "command" -> command(peer, message);
            default -> refuse(peer, "unknown message");
        }
    }

    private void register(ServerConnection peer, String device, String will) {
        devices.put(device, new Registered(peer, will));
        peer.send(Json.ofType("registered").put("device", device).encode());
        tellOperators(peer, Json.ofType("online").put("device", device));
    }

    private void command(ServerConnection operator, JsonObject message) {
        Registered device = devices.get(message.getString("device", ""));
        if (device == null) {
            refuse(operator, "there is no device " + message.getString("device"));
        } else {
            device.connection().send(message.encode());
        }
    }

    private String nameOf(ServerConnection peer) {
        return devices.entrySet().stream()
                .filter(entry -> entry.getValue().connection() == peer)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
    }

    private static void refuse(ServerConnection peer, String message) {
        peer.send(Json.ofType("error").put("message", message).encode());
    }

    private static void tellOperators(ServerConnection peer, JsonObject message) {
        peer.connections().room(OPERATORS).ifPresent(operators -> operators.broadcast(message.encode()));
    }

    /** A device that is back already has another connection, and is not offline. */
    private void left(ServerConnection peer) {
        String device = nameOf(peer);
        Registered registered = devices.get(device);
        if (registered != null) {
            devices.remove(device);
            tellOperators(peer, Json.ofType("offline").put("device", device).put("will", registered.will()));
        }
    }

    /**
     * Runs the hub.
     *
     * @param args the port
     */
    public static void main(String[] args) {
        Servers.run(args, 8897, DeviceHub::listen);
    }
}
