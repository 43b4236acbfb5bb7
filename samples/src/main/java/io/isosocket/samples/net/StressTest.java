package io.isosocket.samples.net;

import io.isosocket.WebSocket;
import io.isosocket.vertx.server.WebSocketServer;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** A server and a client in one program, and as many messages as the client can send. */
public final class StressTest {

    private static final int DEFAULT_MESSAGES = 1_000;
    private static final double NANOS = 1e9;

    private StressTest() {}

    /**
     * Sends the messages and waits for all of them to come back.
     *
     * @param messages how many
     * @param out gets how fast it went
     * @return completes when the server has stopped
     */
    public static CompletionStage<Void> run(int messages, Consumer<String> out) {
        return WebSocketServer.builder()
                .handler(client -> client.onmessage(event -> client.send("" + event.data())))
                .listen(0)
                .thenCompose(server -> {
                    var socket = new WebSocket(server.url().toString());
                    var answers = new AtomicInteger();
                    long begin = System.nanoTime();
                    socket.onopen(event -> {
                        for (int i = 1; i <= messages; i++) {
                            socket.send("stress test message " + i);
                        }
                    });
                    socket.onmessage(event -> {
                        if (answers.incrementAndGet() == messages) {
                            double seconds = (System.nanoTime() - begin) / NANOS;
                            out.accept(String.format(
                                    "Processed %d messages in %.2f seconds (%.1f msg/sec)",
                                    messages, seconds, messages / seconds));
                            socket.close(1000);
                        }
                    });
                    return Ends.of(socket).thenCompose(ended -> server.close());
                });
    }

    /**
     * Runs the test.
     *
     * @param args how many messages
     */
    public static void main(String[] args) {
        run(args.length > 0 ? Integer.parseInt(args[0]) : DEFAULT_MESSAGES, System.out::println);
    }
}
