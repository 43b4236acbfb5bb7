package io.isosocket.benchmarks;

import io.isosocket.WebSocket;
import io.isosocket.WebSocketOptions;
import io.isosocket.benchmarks.work.Footprint;
import io.isosocket.benchmarks.work.Output;
import io.isosocket.vertx.VertxBackend;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The clients' side of {@link IdleConnections}. Its arguments are the servers' URLs. Orders come on standard input, answers go
 * out as lines of JSON.
 */
final class IdleClients {

    private static final int OPENING_AT_A_TIME = 64;
    private static final long PATIENCE_SECONDS = 120;

    private final String[] urls;
    private final WebSocketOptions options =
            WebSocketOptions.builder().backend(VertxBackend.of(Vertx.vertx())).build();
    private final List<WebSocket> sockets = new ArrayList<>();
    private final AtomicInteger lost = new AtomicInteger();
    private final Meter meter = new Meter();
    private volatile CountDownLatch awaited = new CountDownLatch(0);

    private IdleClients(String[] urls) {
        this.urls = urls;
    }

    public static void main(String[] urls) throws Exception {
        new IdleClients(urls).run();
        System.exit(0);
    }

    private void run() throws Exception {
        BufferedReader orders = Output.input();
        for (String order = orders.readLine(); order != null; order = orders.readLine()) {
            System.out.println(obey(order.split(" ", 2)).encode());
        }
    }

    private JsonObject obey(String[] order) throws Exception {
        return switch (order[0]) {
            case "open" -> {
                openUpTo(Integer.parseInt(order[1]));
                yield new JsonObject();
            }
            case "footprint" -> Footprint.measure().toJson().put("connections", sockets.size() - lost.get());
            case "expect" -> {
                awaited = new CountDownLatch(sockets.size());
                meter.begin();
                yield new JsonObject();
            }
            case "received" -> {
                boolean all = awaited.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
                long received = sockets.size() - awaited.getCount();
                yield meter.end(received).toJson().put("all", all);
            }
            default -> throw new IllegalArgumentException("order: " + order[0]);
        };
    }

    private void openUpTo(int count) throws InterruptedException {
        Semaphore turns = new Semaphore(OPENING_AT_A_TIME);
        while (sockets.size() < count) {
            turns.acquire();
            WebSocket socket = new WebSocket(urls[sockets.size() % urls.length], options);
            socket.onopen(event -> turns.release());
            socket.onmessage(event -> awaited.countDown());
            socket.onclose(event -> {
                lost.incrementAndGet();
                System.err.println("a connection was lost, with " + event.code());
            });
            sockets.add(socket);
        }
        turns.acquire(OPENING_AT_A_TIME);
    }
}
