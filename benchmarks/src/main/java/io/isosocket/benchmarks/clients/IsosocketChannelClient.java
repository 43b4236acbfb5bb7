package io.isosocket.benchmarks.clients;

import io.isosocket.CompressionOptions;
import io.isosocket.Received;
import io.isosocket.WebSocketChannel;
import io.isosocket.WebSocketMessage;
import io.isosocket.WebSocketOptions;
import io.isosocket.benchmarks.work.Client;
import io.isosocket.benchmarks.work.Turns;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletionStage;

/** Our channel, whose messages a thread of each connection asks for. */
public final class IsosocketChannelClient implements Client {

    private final WebSocketOptions options;

    /**
     * Makes one.
     *
     * @param deflate whether it compresses
     */
    public IsosocketChannelClient(boolean deflate) {
        options = WebSocketOptions.builder()
                .compression(deflate ? CompressionOptions.CONTEXT_TAKEOVER : CompressionOptions.DISABLED)
                .parallelHandshakes(true)
                .build();
    }

    @Override
    public String description() {
        return "Isosocket's channels, JDK " + Runtime.version();
    }

    @Override
    public CompletionStage<Connection> connect(URI url, Receiver receiver) {
        return WebSocketChannel.connectAsync(url.toString(), options).thenApply(channel -> {
            Thread reader = new Thread(() -> read(channel, receiver), "receiver");
            reader.setDaemon(true);
            reader.start();
            return new Open(channel);
        });
    }

    private static void read(WebSocketChannel channel, Receiver receiver) {
        try {
            for (Received<WebSocketMessage> next = channel.receive(); next.ok(); next = channel.receive()) {
                if (next.value() instanceof WebSocketMessage.Text text) {
                    receiver.text(text.data());
                } else if (next.value() instanceof WebSocketMessage.Binary binary) {
                    receiver.bytes(binary.data().remaining());
                }
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
        receiver.closed();
    }

    private record Open(WebSocketChannel channel) implements Connection {

        @Override
        public void send(String message) {
            channel.send(message);
        }

        @Override
        public void send(byte[] message) {
            channel.send(ByteBuffer.wrap(message));
        }

        @Override
        public void close() {
            channel.close();
        }

        @Override
        public void later(Runnable task) {
            Turns.run(task);
        }
    }
}
