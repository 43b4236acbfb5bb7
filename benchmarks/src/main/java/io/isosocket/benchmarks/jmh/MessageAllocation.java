package io.isosocket.benchmarks.jmh;

import io.isosocket.WebSocket;
import io.isosocket.WebSocketOptions;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * The bytes that our client allocates for a 32 B text: received, where somebody listens and where nobody does, and sent.
 * The figure is {@code gc.alloc.rate.norm}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 3, time = 3)
@Fork(1)
public class MessageAllocation {

    /** Messages of one invocation: what it takes to begin and to end one is spread over them. */
    static final int MESSAGES = 10_000;

    private static final String TEXT = "a text of the thirty-two bytes..";
    private static final int HEAD_OF_TEXT = 0x81;
    private static final int PING = 0x89;
    private static final int MASKED_HEAD = 6;

    /** Whether a listener hears the messages. */
    @Param({"true", "false"})
    public boolean heard;

    private final ByteBuffer frames = frames();
    private Vertx vertx = Vertx.vertx();
    private Context context = vertx.getOrCreateContext();
    private CompletableFuture<WebSocket> opened = new CompletableFuture<>();
    private RawPeer peer = newPeer();
    private WebSocket socket = connected();
    private int received;

    /**
     * Measures.
     *
     * @param args none
     * @throws RunnerException where JMH fails
     */
    public static void main(String[] args) throws RunnerException {
        new Runner(new OptionsBuilder()
                        .include(MessageAllocation.class.getName())
                        .addProfiler(GCProfiler.class)
                        .build())
                .run();
    }

    private static RawPeer newPeer() {
        try {
            return new RawPeer();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private WebSocket connected() {
        try {
            String url = peer.url();
            context.runOnContext(begin -> {
                WebSocket opening = new WebSocket(url, WebSocketOptions.DEFAULT);
                opening.onopen(event -> opened.complete(opening));
            });
            peer.accept();
            return opened.get(1, TimeUnit.MINUTES);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** All messages, and a ping whose pong tells that they were read. */
    private static ByteBuffer frames() {
        byte[] text = TEXT.getBytes(StandardCharsets.US_ASCII);
        ByteBuffer all = ByteBuffer.allocateDirect(MESSAGES * (2 + text.length) + 2);
        for (int i = 0; i < MESSAGES; i++) {
            all.put((byte) HEAD_OF_TEXT).put((byte) text.length).put(text);
        }
        return all.put((byte) PING).put((byte) 0).flip();
    }

    /** Sets the listener. */
    @Setup(Level.Trial)
    public void listen() {
        if (heard) {
            socket.onmessage(event -> received++);
        }
    }

    /**
     * Closes both ends.
     *
     * @throws IOException where that fails
     */
    @TearDown(Level.Trial)
    public void close() throws IOException {
        peer.close();
        vertx.close();
    }

    /**
     * Receives the messages.
     *
     * @return how many were heard
     * @throws IOException where the connection is lost
     */
    @Benchmark
    @OperationsPerInvocation(MESSAGES)
    public int receive() throws IOException {
        frames.rewind();
        peer.write(frames);
        peer.skip(MASKED_HEAD);
        return received;
    }

    /**
     * Sends them.
     *
     * @throws IOException where the connection is lost
     */
    @Benchmark
    @OperationsPerInvocation(MESSAGES)
    public void send() throws IOException {
        context.runOnContext(turn -> {
            for (int i = 0; i < MESSAGES; i++) {
                socket.send(TEXT);
            }
        });
        peer.skip((long) MESSAGES * (MASKED_HEAD + TEXT.length()));
    }
}
