package io.isosocket.samples;

import io.isosocket.WebSocket;
import io.isosocket.js.JsRuntime;
import io.isosocket.js.JsRuntimeOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.function.Consumer;

/** One WebSocket, used by Java code and by a script at the same time. */
public final class SharedSocket {

    private static final String SCRIPT =
            """
            socket.addEventListener('message', ({ data }) => {
              if (data === 'from Java') {
                socket.send('from the script');
              }
            });
            """;

    private SharedSocket() {}

    /**
     * Opens a WebSocket in Java, hands it to a script, and ends when both have talked to an echo server through it.
     *
     * @param vertx carries both
     * @param url the echo server's
     * @param out gets a line for each event that Java sees
     * @return completes when the script's runtime has ended, which it does with the socket
     */
    public static Future<Integer> run(Vertx vertx, String url, Consumer<String> out) {
        return JsRuntime.create(vertx, JsRuntimeOptions.DEFAULT).compose(runtime -> {
            // snippet: shared
            var socket = new WebSocket(url);
            socket.onmessage(event -> {
                out.accept("Java sees '" + event.data() + "'");
                if ("from the script".equals(event.data())) {
                    socket.close(1000);
                }
            });
            socket.onclose(event -> out.accept("closed with " + event.code()));

            runtime.global("socket", socket)
                    .compose(set -> runtime.evaluate(SCRIPT, "listener.js"))
                    .onSuccess(listening -> sendOnceOpen(socket));
            // end
            return runtime.ended();
        });
    }

    private static void sendOnceOpen(WebSocket socket) {
        if (socket.readyState() == WebSocket.OPEN) {
            socket.send("from Java");
        } else {
            socket.onopen(event -> socket.send("from Java"));
        }
    }
}
