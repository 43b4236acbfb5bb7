package io.isosocket.vertx.server;

import io.isosocket.CompressionOptions;
import io.isosocket.vertx.context.DefaultVertx;
import io.isosocket.vertx.context.Lifeline;
import io.isosocket.vertx.wire.WireSettings;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/**
 * A server that sends every message back: on any path, over ws, with permessage-deflate where the client offers it, and
 * with the first subprotocol that the client offers.
 *
 * <p>Any thread may call its methods.
 */
public final class EchoServer {

    /** How long {@link #close()} waits for the clients' close frames. */
    private static final long GRACE_SECONDS = 1;

    private static final WireSettings SETTINGS = new WireSettings(64 << 20, Duration.ofSeconds(10), Duration.ZERO, 1);

    private final HttpServer server;
    private final String host;
    private final Lifeline lifeline;

    private EchoServer(HttpServer server, String host, Lifeline lifeline) {
        this.server = server;
        this.host = host;
        this.lifeline = lifeline;
    }

    /**
     * Starts an echo server on the default Vertx; the JVM lives at least until it is closed.
     *
     * @param host the address or name to bind to
     * @param port the port, or 0 for any free one
     * @return the server once it listens; fails where it cannot
     */
    public static CompletionStage<EchoServer> listen(String host, int port) {
        return listen(DefaultVertx.get(), host, port, true, DefaultVertx.lifeline());
    }

    /**
     * Starts an echo server.
     *
     * @param vertx carries it
     * @param host the address or name to bind to
     * @param port the port, or 0 for any free one
     * @return the server once it listens; fails where it cannot
     */
    public static CompletionStage<EchoServer> listen(Vertx vertx, String host, int port) {
        return listen(vertx, host, port, true);
    }

    /**
     * Starts an echo server that may do without permessage-deflate.
     *
     * @param vertx carries it
     * @param host the address or name to bind to
     * @param port the port, or 0 for any free one
     * @param compression whether messages are compressed where the client offers it
     * @return the server once it listens; fails where it cannot
     */
    public static CompletionStage<EchoServer> listen(Vertx vertx, String host, int port, boolean compression) {
        return listen(vertx, host, port, compression, Lifeline.NONE);
    }

    private static CompletionStage<EchoServer> listen(
            Vertx vertx, String host, int port, boolean compression, Lifeline lifeline) {
        HttpServerOptions options = new HttpServerOptions()
                .setHost(host)
                .setPort(port)
                // Bytes that a client sends behind its request would be lost to the h2c upgrade handler.
                .setHttp2ClearTextEnabled(false);
        lifeline.hold();
        return vertx.createHttpServer(options)
                .requestHandler(request -> accept(request, compression))
                .listen()
                .map(server -> new EchoServer(server, host, lifeline))
                .onFailure(refused -> lifeline.release())
                .toCompletionStage();
    }

    private static void accept(HttpServerRequest request, boolean compression) {
        CompressionOptions granted = compression ? CompressionOptions.CONTEXT_TAKEOVER : CompressionOptions.DISABLED;
        ServerHandshake handshake = new ServerHandshake(request);
        Optional<HandshakeAnswer> refusal = handshake.check(granted);
        if (refusal.isPresent()) {
            handshake.refuse(refusal.get());
            return;
        }
        List<String> protocols = handshake.protocols();
        HandshakeAnswer answer = protocols.isEmpty()
                ? HandshakeAnswer.accept()
                : HandshakeAnswer.accept().withProtocol(protocols.get(0));
        EchoListener echo = new EchoListener();
        handshake.accept(answer, SETTINGS, granted, echo).ifPresent(upgraded -> echo.start(upgraded.codec()));
    }

    /** {@return the server's URL, with the port that it got} */
    public URI url() {
        String name = host.contains(":") ? "[" + host + "]" : host;
        return URI.create("ws://" + name + ":" + server.actualPort());
    }

    /**
     * Stops the server: its clients get a close frame with 1001, and a second to answer it.
     *
     * @return completes once the last connection is closed
     */
    public CompletionStage<Void> close() {
        Future<Void> closed = server.shutdown(GRACE_SECONDS, TimeUnit.SECONDS);
        return closed.onComplete(ended -> lifeline.release()).toCompletionStage();
    }
}
