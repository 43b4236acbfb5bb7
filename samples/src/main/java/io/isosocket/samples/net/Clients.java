package io.isosocket.samples.net;

import io.isosocket.WebSocket;
import io.isosocket.WebSocketFailure;
import io.isosocket.WebSocketOptions;
import io.vertx.core.json.JsonObject;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Clients of an echo server: one that talks, one over TLS, one that only tests whether the server is there. */
public final class Clients {

    private Clients() {}

    /**
     * Sends a message, answers the first one that comes, and closes.
     *
     * @param url an echo server's
     * @param out gets what happens, on the socket's thread
     */
    public static void talk(String url, Consumer<String> out) {
        var socket = new WebSocket(url);
        var answered = new AtomicBoolean();
        socket.onopen(event -> {
            out.accept("Connected to WebSocket server");
            socket.send("Hello, WebSocket!");
        });
        socket.onmessage(event -> {
            out.accept("Received: " + event.data());
            if (answered.compareAndSet(false, true)) {
                socket.send("This is message 2");
            } else {
                socket.close(1000);
            }
        });
        tellTheEnd(socket, out);
    }

    /**
     * Sends JSON over TLS and reads JSON.
     *
     * @param url an echo server's, wss
     * @param options whom to trust
     * @param out gets what happens
     */
    public static void talkSecurely(String url, WebSocketOptions options, Consumer<String> out) {
        if (!url.startsWith("wss:")) {
            throw new IllegalArgumentException(url + " is no URL of wss");
        }
        var socket = new WebSocket(url, options);
        socket.onopen(event -> {
            out.accept("Secure WebSocket connected");
            socket.send(Json.ofType("greeting")
                    .put("message", "Hello from Isosocket!")
                    .put("timestamp", System.currentTimeMillis() / 1000)
                    .encode());
        });
        socket.onmessage(event -> {
            Json.object(event.data()).map(Clients::greeting).ifPresent(out);
            socket.close(1000);
        });
        tellTheEnd(socket, out);
    }

    private static String greeting(JsonObject message) {
        return message.getString("type") + ": " + message.getString("message");
    }

    /**
     * Tests whether an echo server can be reached, and answers.
     *
     * @param url the server's
     * @param out gets what happens
     */
    public static void test(String url, Consumer<String> out) {
        var socket = new WebSocket(url);
        socket.onopen(event -> socket.send("Test message"));
        socket.onmessage(event -> {
            out.accept("Echo received: " + event.data());
            socket.close(1000);
        });
        tellTheEnd(socket, out);
    }

    private static void tellTheEnd(WebSocket socket, Consumer<String> out) {
        socket.onerror(event ->
                WebSocketFailure.of(event).ifPresent(why -> out.accept("WebSocket error: " + why.getMessage())));
        socket.onclose(event -> out.accept("WebSocket connection closed"));
    }

    /**
     * Talks to an echo server.
     *
     * @param args its URL
     */
    public static void main(String[] args) {
        talk(args.length > 0 ? args[0] : "ws://localhost:8888", System.out::println);
    }
}
