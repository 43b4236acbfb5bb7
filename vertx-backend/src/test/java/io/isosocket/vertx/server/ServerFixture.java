package io.isosocket.vertx.server;

import io.isosocket.BinaryType;
import io.isosocket.vertx.peer.Head;
import io.isosocket.vertx.peer.PeerConnection;
import io.isosocket.vertx.peer.RawClient;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A server on a Vertx of its own, and what its handlers note. */
final class ServerFixture implements AutoCloseable {

    private static final long LIMIT_SECONDS = 30;

    private final Vertx vertx = Vertx.vertx();
    private final BlockingQueue<Object> noted = new LinkedBlockingQueue<>();
    private @Nullable WebSocketServer server;

    Vertx vertx() {
        return vertx;
    }

    /** Starts a server with options changed from the defaults, whose connections go to a handler. */
    static ServerFixture serving(UnaryOperator<ServerOptions.Builder> options, ConnectionHandler handler) {
        return new ServerFixture().start(WebSocketServer.builder().handler(handler), options);
    }

    /** Starts a server that sends back what comes. */
    static ServerFixture echoing(UnaryOperator<ServerOptions.Builder> options) {
        return serving(options, (socket, request) -> echo(socket));
    }

    ServerFixture start(WebSocketServer.Builder builder, UnaryOperator<ServerOptions.Builder> options) {
        server = await(builder.vertx(vertx)
                .options(options.apply(ServerOptions.builder()).build())
                .listen(0));
        return this;
    }

    static void echo(ServerConnection socket) {
        socket.binaryType(BinaryType.ARRAYBUFFER);
        socket.onmessage(event -> {
            if (event.data() instanceof String text) {
                socket.send(text);
            } else if (event.data() instanceof ByteBuffer bytes) {
                socket.send(bytes);
            }
        });
    }

    WebSocketServer server() {
        if (server == null) {
            throw new AssertionError("no server was started");
        }
        return server;
    }

    int port() {
        return server().port();
    }

    String url(String path) {
        return server().url() + path;
    }

    PeerConnection open(String target, String... headers) throws IOException {
        return RawClient.open(port(), target, headers);
    }

    /** The answer to a right request with more headers. */
    Head answerTo(String target, String... headers) throws IOException {
        try (PeerConnection client = RawClient.connect(port())) {
            List<String> all = Stream.concat(RawClient.HEADERS.stream(), Arrays.stream(headers))
                    .toList();
            client.sendRaw(RawClient.request(port(), target, RawClient.key(1), all));
            return client.readHead();
        }
    }

    int statusOf(String target, String... headers) throws IOException {
        return status(answerTo(target, headers));
    }

    static int status(Head head) {
        return Integer.parseInt(head.startLine().split(" ", -1)[1]);
    }

    /** Notes something for the test. */
    void note(Object what) {
        noted.add(what);
    }

    /** What was noted next. */
    Object next() {
        try {
            Object next = noted.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
            if (next == null) {
                throw new AssertionError("nothing was noted in " + LIMIT_SECONDS + " s");
            }
            return next;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    static <T extends @Nullable Object> T await(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        await(vertx.close().toCompletionStage().thenApply(closed -> true));
    }
}
