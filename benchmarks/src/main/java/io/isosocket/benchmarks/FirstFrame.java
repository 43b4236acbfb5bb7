package io.isosocket.benchmarks;

import io.isosocket.WebSocket;

/** The Java sample of {@link StartUp}: sends a text to an echo server, prints what comes back, and ends by itself. */
public final class FirstFrame {

    private FirstFrame() {}

    /**
     * Runs it.
     *
     * @param args the URL of the echo server
     */
    public static void main(String[] args) {
        WebSocket socket = new WebSocket(args[0]);
        socket.onopen(event -> socket.send(StartUp.OUTPUT));
        socket.onmessage(event -> {
            System.out.println(event.data());
            socket.close();
        });
    }
}
