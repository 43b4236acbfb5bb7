package io.isosocket.samples.net;

import io.isosocket.vertx.server.Connections;
import io.isosocket.vertx.server.ServerConnection;
import io.isosocket.vertx.server.WebSocketServer;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A dashboard with many viewers. Each message is all of the state, so who comes late sees it whole, and a viewer that reads
 * slowly misses some of them and holds up nobody.
 */
public final class Dashboard {

    private static final long DEFAULT_INTERVAL = 1_000;
    /** Bytes that may wait for a viewer; one for whom more wait is left out until they are gone. */
    private static final long MAX_WAITING = 64 << 10;

    private final Connections viewers = new Connections();
    private final Map<String, @Nullable Object> metrics = new TreeMap<>();
    private boolean changed;

    private Dashboard() {}

    /**
     * Starts the dashboard on the loopback interface. A source reports by {@code {"metric": …, "value": …}}.
     *
     * @param vertx carries it, and its timer
     * @param port the port, or 0 for any free one
     * @param interval milliseconds between two messages: however often sources report, viewers hear of it once
     * @return the server once it listens
     */
    public static CompletionStage<WebSocketServer> listen(Vertx vertx, int port, long interval) {
        var dashboard = new Dashboard();
        vertx.setPeriodic(interval, tick -> dashboard.publish());
        return WebSocketServer.builder()
                .vertx(vertx)
                .connections(dashboard.viewers)
                .handler(dashboard::joined)
                .listen(port);
    }

    private void joined(ServerConnection viewer) {
        viewer.send(state());
        viewer.onmessage(event -> Json.object(event.data()).ifPresent(this::report));
    }

    private synchronized void report(JsonObject message) {
        if (message.getValue("metric") instanceof String metric && message.getValue("value") instanceof Number value) {
            metrics.put(metric, value);
            changed = true;
        }
    }

    private synchronized String state() {
        return Json.ofType("state")
                .put("viewers", viewers.size())
                .put("metrics", new JsonObject(new TreeMap<>(metrics)))
                .encode();
    }

    private void publish() {
        String text;
        synchronized (this) {
            if (!changed) {
                return;
            }
            changed = false;
            text = state();
        }
        List<ServerConnection> slow = new ArrayList<>();
        for (ServerConnection viewer : viewers) {
            if (viewer.bufferedAmount() > MAX_WAITING) {
                slow.add(viewer);
            }
        }
        viewers.broadcast(text, slow.toArray(ServerConnection[]::new));
    }

    /**
     * Runs the dashboard.
     *
     * @param args the port
     */
    public static void main(String[] args) {
        Servers.run(args, 8895, port -> listen(Vertx.vertx(), port, DEFAULT_INTERVAL));
    }
}
