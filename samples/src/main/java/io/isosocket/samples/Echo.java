package io.isosocket.samples;

import io.isosocket.WebSocket;
import io.isosocket.WebSocketFailure;
import java.io.PrintStream;

/** Sends a message to an echo server and prints each event as it comes. */
public final class Echo {

    private Echo() {}

    /**
     * Runs the sample; the program ends by itself once the socket is closed.
     *
     * @param args the URL of an echo server; {@code ws://127.0.0.1:9001} without one
     */
    public static void main(String[] args) {
        open(args.length == 0 ? "ws://127.0.0.1:9001" : args[0], System.out);
    }

    /**
     * Opens the socket of the sample and returns at once.
     *
     * @param url the URL of an echo server
     * @param out takes a line for each event
     * @return the socket
     */
    public static WebSocket open(String url, PrintStream out) {
        // snippet: echo
        var socket = new WebSocket(url, "chat", "superchat");

        socket.onopen(event -> {
            out.printf("open     protocol '%s', extensions '%s'%n", socket.protocol(), socket.extensions());
            socket.send("Hello from the JVM");
        });
        socket.onmessage(event -> {
            out.printf("message  %s%n", event.data());
            socket.close(1000, "done");
        });
        socket.onerror(event -> {
            // What the browser keeps from a page: why the connection failed.
            WebSocketFailure.of(event).ifPresent(why -> out.printf("error    %s: %s%n", why.kind(), why.getMessage()));
        });
        socket.onclose(event -> {
            out.printf("close    code %d, reason '%s', clean %b%n", event.code(), event.reason(), event.wasClean());
        });
        // end
        return socket;
    }
}
