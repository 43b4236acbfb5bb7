package io.isosocket.vertx.channel;

import io.isosocket.CompressionOptions;
import io.isosocket.Received;
import io.isosocket.TimerChannel;
import io.isosocket.WebSocketChannel;
import io.isosocket.WebSocketMessage;
import io.isosocket.WebSocketOptions;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/** A process with a channel: it takes messages when it has permits, or sends them as fast as they are taken. */
public final class BulkClient {

    private static final int PERMITS = 32;
    private static final Duration PERMITS_EVERY = Duration.ofMillis(40);
    private static final Duration FIRST_PERMITS_AFTER = Duration.ofMillis(500);

    private BulkClient() {}

    /** Arguments: {@code takes} or {@code sends}, the URL, and how many messages. */
    public static void main(String[] args) throws Exception {
        WebSocketOptions options = WebSocketOptions.builder()
                .compression(CompressionOptions.DISABLED)
                .channelCapacity(8)
                .build();
        WebSocketChannel channel = WebSocketChannel.connect(args[1], options);
        long count = Long.parseLong(args[2]);
        long done = args[0].equals("takes") ? takeAll(channel) : sendAll(channel, count);
        System.out.println(done + " messages, closed with "
                + channel.closed().orElseThrow().code());
        System.exit(0);
    }

    private static long takeAll(WebSocketChannel channel) throws InterruptedException {
        Semaphore permits = new Semaphore(0);
        Thread pacer = new Thread(() -> pace(permits), "pacer");
        pacer.setDaemon(true);
        pacer.start();
        long taken = 0;
        for (; ; ) {
            permits.acquire();
            Received<WebSocketMessage> next = channel.receive();
            if (!next.ok()) {
                return taken;
            }
            BulkMessages.check(next.value().bytes(), taken);
            taken++;
        }
    }

    /** Lets the reader go on in bursts, after a wait in which the sender must get stuck. */
    private static void pace(Semaphore permits) {
        try {
            TimerChannel.after(FIRST_PERMITS_AFTER).receive();
            for (; ; ) {
                permits.release(PERMITS - permits.availablePermits());
                TimerChannel.after(PERMITS_EVERY).receive();
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private static long sendAll(WebSocketChannel channel, long count) throws Exception {
        for (long i = 0; i < count; i++) {
            channel.send(BulkMessages.make(i));
            channel.awaitDrained();
        }
        channel.close();
        Received<WebSocketMessage> end = channel.receive();
        if (end.ok()) {
            throw new IllegalStateException("a message came: " + end);
        }
        return count;
    }
}
