package io.isosocket.vertx.server;

import io.isosocket.CompressionOptions;
import io.isosocket.spi.ConnectionListener;
import io.isosocket.vertx.context.ShutdownRelay;
import io.isosocket.vertx.handshake.AcceptKey;
import io.isosocket.vertx.handshake.HeaderTokens;
import io.isosocket.vertx.wire.Compression;
import io.isosocket.vertx.wire.DeflateParameters;
import io.isosocket.vertx.wire.NegotiationException;
import io.isosocket.vertx.wire.Role;
import io.isosocket.vertx.wire.ServerNegotiation;
import io.isosocket.vertx.wire.WebSocketCodec;
import io.isosocket.vertx.wire.WireSettings;
import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.internal.http.HttpServerRequestInternal;
import io.vertx.core.internal.net.NetSocketInternal;
import io.vertx.core.net.NetSocket;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * The server's opening handshake (RFC 6455, section 4.2): checks a request of a Vert.x HTTP server, answers it, and puts
 * the codec on its channel.
 */
final class ServerHandshake {

    /**
     * What an accepted handshake leads to.
     *
     * @param codec the connection
     * @param channel its channel
     * @param extensions the extensions in use, as in the header, or the empty string
     */
    record Upgraded(WebSocketCodec codec, Channel channel, String extensions) {}

    private static final String VERSION = "13";

    /** 16 bytes in Base64, padding included. */
    private static final int KEY_LENGTH = 24;

    private final HttpServerRequest request;
    private final MultiMap headers;
    private Optional<ServerNegotiation.Answer> deflate = Optional.empty();

    ServerHandshake(HttpServerRequest request) {
        this.request = request;
        headers = request.headers();
    }

    /** {@return the subprotocols that the client offers, in its order of preference} */
    List<String> protocols() {
        return HeaderTokens.split(headers.getAll(HttpHeaderNames.SEC_WEBSOCKET_PROTOCOL));
    }

    /**
     * Checks the request (RFC 6455, section 4.2.1), and negotiates compression.
     *
     * @param compression the most that is granted
     * @return how to refuse it; empty where it is a valid handshake
     */
    Optional<HandshakeAnswer> check(CompressionOptions compression) {
        Optional<HandshakeAnswer> refusal = checkHeaders();
        if (refusal.isPresent() || compression.mode() == CompressionOptions.Mode.DISABLED) {
            return refusal;
        }
        boolean stateless = compression.mode() == CompressionOptions.Mode.NO_CONTEXT;
        DeflateParameters granted = new DeflateParameters(
                stateless, stateless, DeflateParameters.MAX_WINDOW_BITS, DeflateParameters.MAX_WINDOW_BITS);
        try {
            deflate = ServerNegotiation.choose(headers.getAll(HttpHeaderNames.SEC_WEBSOCKET_EXTENSIONS), granted);
            return Optional.empty();
        } catch (NegotiationException malformed) {
            return refusal(400, "Sec-WebSocket-Extensions: " + malformed.getMessage());
        }
    }

    /** In the order of section 4.2.1. */
    private Optional<HandshakeAnswer> checkHeaders() {
        if (!request.method().equals(HttpMethod.GET)) {
            return refusal(405, "the method is " + request.method() + " in place of GET")
                    .map(answer -> answer.withHeader("Allow", "GET"));
        }
        if (!isUpgrade()) {
            return refusal(426, "this is a WebSocket server: Upgrade: websocket and Connection: Upgrade are needed");
        }
        if (request.version() != HttpVersion.HTTP_1_1) {
            return refusal(400, "the version is " + request.version() + " in place of HTTP/1.1");
        }
        if (!headers.contains(HttpHeaders.HOST)) {
            return refusal(400, "Host is missing");
        }
        List<String> versions = headers.getAll(HttpHeaderNames.SEC_WEBSOCKET_VERSION);
        if (versions.size() != 1 || !versions.get(0).trim().equals(VERSION)) {
            return refusal(426, "Sec-WebSocket-Version is " + versions + " in place of " + VERSION);
        }
        List<String> keys = headers.getAll(HttpHeaderNames.SEC_WEBSOCKET_KEY);
        if (keys.size() != 1 || !isKey(keys.get(0).trim())) {
            return refusal(400, "Sec-WebSocket-Key is not one value of 16 bytes in Base64");
        }
        if (hasBody()) {
            // Its bytes would be taken for frames.
            return refusal(400, "the request has a body");
        }
        return Optional.empty();
    }

    /** {@return whether the request asks for a WebSocket} */
    boolean isUpgrade() {
        return HeaderTokens.contains(headers.getAll(HttpHeaders.UPGRADE), "websocket")
                && HeaderTokens.contains(headers.getAll(HttpHeaders.CONNECTION), "upgrade");
    }

    private static Optional<HandshakeAnswer> refusal(int status, String reason) {
        return Optional.of(HandshakeAnswer.refuse(status).withBody(reason + "\n"));
    }

    private boolean hasBody() {
        return headers.contains(HttpHeaders.TRANSFER_ENCODING)
                || headers.getAll(HttpHeaders.CONTENT_LENGTH).stream()
                        .anyMatch(length -> !length.trim().equals("0"));
    }

    private static boolean isKey(String key) {
        try {
            return key.length() == KEY_LENGTH && Base64.getDecoder().decode(key).length == 16;
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    /**
     * Answers a request that was {@linkplain #check checked} with 101. To be used on the request's event loop: no event
     * comes before that has gone on to its next task.
     *
     * @param answer accepts, with a subprotocol that the client offers or none
     * @param settings the limits of the connection
     * @param compression how this side compresses
     * @param listener hears the connection's events, on its event loop
     * @return the connection; empty where its channel is gone
     */
    Optional<Upgraded> accept(
            HandshakeAnswer answer,
            WireSettings settings,
            CompressionOptions compression,
            ConnectionListener listener) {
        HttpServerResponse response = request.response();
        if (response.closed()) {
            // While the decision was awaited.
            return Optional.empty();
        }
        String key = headers.get(HttpHeaderNames.SEC_WEBSOCKET_KEY).trim();
        answer.headers().forEach(header -> response.headers().add(header.getKey(), header.getValue()));
        response.headers()
                .set(HttpHeaders.UPGRADE, "websocket")
                .set(HttpHeaders.CONNECTION, "Upgrade")
                .set(HttpHeaderNames.SEC_WEBSOCKET_ACCEPT, AcceptKey.of(key));
        if (!answer.protocol().isEmpty()) {
            response.headers().set(HttpHeaderNames.SEC_WEBSOCKET_PROTOCOL, answer.protocol());
        }
        deflate.ifPresent(
                chosen -> response.headers().set(HttpHeaderNames.SEC_WEBSOCKET_EXTENSIONS, chosen.headerValue()));
        Future<NetSocket> upgraded = request.toNetSocket();
        if (!upgraded.succeeded()) {
            return Optional.empty();
        }
        WebSocketCodec codec = new WebSocketCodec(
                Role.SERVER,
                settings,
                deflate.map(chosen -> Compression.create(
                                Role.SERVER, chosen.parameters(), compression.level(), compression.threshold()))
                        .orElse(null),
                listener);
        ChannelPipeline pipeline =
                ((NetSocketInternal) upgraded.result()).channelHandlerContext().pipeline();
        install(codec, pipeline);
        String extensions = deflate.map(ServerNegotiation.Answer::headerValue).orElse("");
        return Optional.of(new Upgraded(codec, pipeline.channel(), extensions));
    }

    private void install(WebSocketCodec codec, ChannelPipeline pipeline) {
        pipeline.addBefore("handler", "ws", codec);
        pipeline.addAfter("ws", "shutdown", ShutdownRelay.INSTANCE);
        if (!((HttpServerRequestInternal) request).context().owner().isMetricsEnabled()) {
            // Vert.x's own handler would cost 12 KB for the life of the connection.
            pipeline.remove("handler");
        }
    }

    /** Refuses the request. On its context or event loop. */
    void refuse(HandshakeAnswer answer) {
        HttpServerResponse response = request.response();
        if (response.ended() || response.closed()) {
            return;
        }
        response.setStatusCode(answer.status());
        if (answer.status() == 426) {
            response.putHeader(HttpHeaders.UPGRADE, "websocket")
                    .putHeader(HttpHeaders.CONNECTION, "Upgrade")
                    .putHeader(HttpHeaderNames.SEC_WEBSOCKET_VERSION, VERSION);
        }
        answer.headers().forEach(header -> response.headers().add(header.getKey(), header.getValue()));
        if (!answer.body().isEmpty() && !response.headers().contains(HttpHeaders.CONTENT_TYPE)) {
            response.putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8");
        }
        response.end(answer.body());
    }
}
