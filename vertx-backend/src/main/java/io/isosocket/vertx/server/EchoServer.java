package io.isosocket.vertx.server;

import io.isosocket.BinaryType;
import io.isosocket.CompressionOptions;
import io.isosocket.MessageEvent;
import io.vertx.core.Vertx;
import java.net.BindException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * A server that sends every message back: on any path, and with the first subprotocol that the client offers.
 *
 * <p>Any thread may call its methods.
 */
public final class EchoServer {

    /**
     * What an echo server does where nothing else is said: pages of every origin may connect, messages may have 64 MiB,
     * permessage-deflate is granted in full, and a client that does not read its echoes is not read from.
     */
    public static final ServerOptions OPTIONS = ServerOptions.builder()
            .origins(Origins.any())
            .maxMessageSize(64 << 20)
            .compression(CompressionOptions.CONTEXT_TAKEOVER)
            .slowClient(new SlowClientLimit(1 << 20, SlowClientLimit.WhenFull.PAUSE_SENDER))
            .build();

    /** How long {@link #close()} waits for the clients' close frames. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    private final WebSocketServer server;

    private EchoServer(WebSocketServer server) {
        this.server = server;
    }

    /**
     * Starts an echo server with {@link #OPTIONS}, on the Vertx of the calling context or on the default one; on that, the
     * JVM lives at least until the server is closed.
     *
     * @param host the address or name to bind to
     * @param port the port, or 0 for any free one
     * @return as of {@link #listen(Vertx, String, int, ServerOptions)}
     */
    public static CompletionStage<EchoServer> listen(String host, int port) {
        return listen(host, port, OPTIONS);
    }

    /**
     * Starts an echo server on the Vertx of the calling context or on the default one; on that, the JVM lives at least
     * until the server is closed.
     *
     * @param host the address or name to bind to
     * @param port the port, or 0 for any free one
     * @param options the limits, TLS and the rest
     * @return as of {@link #listen(Vertx, String, int, ServerOptions)}
     */
    public static CompletionStage<EchoServer> listen(String host, int port, ServerOptions options) {
        return listen(WebSocketServer.builder(), host, port, options);
    }

    /**
     * Starts an echo server with {@link #OPTIONS}.
     *
     * @param vertx carries it
     * @param host the address or name to bind to
     * @param port the port, or 0 for any free one
     * @return as of {@link #listen(Vertx, String, int, ServerOptions)}
     */
    public static CompletionStage<EchoServer> listen(Vertx vertx, String host, int port) {
        return listen(vertx, host, port, OPTIONS);
    }

    /**
     * Starts an echo server.
     *
     * @param vertx carries it
     * @param host the address or name to bind to
     * @param port the port, or 0 for any free one
     * @param options the limits, TLS and the rest; without subprotocols in them, the first that a client offers is spoken
     * @return the server once it listens; fails with a {@link BindException} where the port is taken or the address is not
     *     this machine's
     * @throws IllegalArgumentException if the port is not 0 to 65535, or the certificate cannot be used
     */
    public static CompletionStage<EchoServer> listen(Vertx vertx, String host, int port, ServerOptions options) {
        return listen(WebSocketServer.builder().vertx(vertx), host, port, options);
    }

    private static CompletionStage<EchoServer> listen(
            WebSocketServer.Builder builder, String host, int port, ServerOptions options) {
        boolean anyProtocol =
                Objects.requireNonNull(options, "options").protocols().isEmpty();
        return builder.options(options)
                .route("/*", anyProtocol ? EchoServer::firstProtocol : Acceptor.ACCEPT_ALL, (ws, request) -> echo(ws))
                .listen(host, port)
                .thenApply(EchoServer::new);
    }

    private static CompletionStage<HandshakeAnswer> firstProtocol(HandshakeRequest request) {
        List<String> offered = request.protocols();
        HandshakeAnswer answer = HandshakeAnswer.accept();
        return CompletableFuture.completedStage(offered.isEmpty() ? answer : answer.withProtocol(offered.get(0)));
    }

    /**
     * Sends every message of a connection back, as a handler of a {@link WebSocketServer} or a {@link WebSocketHandler}.
     *
     * @param socket the connection
     */
    public static void echo(ServerConnection socket) {
        socket.binaryType(BinaryType.ARRAYBUFFER);
        socket.onmessage(event -> sendBack(socket, event));
    }

    private static void sendBack(ServerConnection socket, MessageEvent event) {
        if (event.data() instanceof String text) {
            socket.send(text);
        } else if (event.data() instanceof ByteBuffer bytes) {
            socket.send(bytes);
        }
    }

    /** {@return the server's URL, with the port that it got} */
    public URI url() {
        return server.url();
    }

    /**
     * Stops the server: its clients get a close frame with 1001, and a second to answer it.
     *
     * @return completes once the last connection is closed
     */
    public CompletionStage<Void> close() {
        return server.close(GRACE);
    }
}
