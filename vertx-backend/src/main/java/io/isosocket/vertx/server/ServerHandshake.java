package io.isosocket.vertx.server;

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
 * the codec on its channel. To be used on the request's event loop, within its handler.
 */
final class ServerHandshake {

    /** The answer to a request that is no valid handshake. */
    private record Refusal(int status, String reason) {}

    private static final String VERSION = "13";

    /** 16 bytes in Base64, padding included. */
    private static final int KEY_LENGTH = 24;

    private final HttpServerRequest request;
    private final MultiMap headers;

    ServerHandshake(HttpServerRequest request) {
        this.request = request;
        headers = request.headers();
    }

    /** {@return the subprotocols that the client offers, in its order of preference} */
    List<String> protocols() {
        return HeaderTokens.split(headers.getAll(HttpHeaderNames.SEC_WEBSOCKET_PROTOCOL));
    }

    /**
     * Answers the request with 101, or refuses it where it is no valid handshake.
     *
     * @param protocol the subprotocol chosen, one of {@link #protocols()}, or empty for none
     * @param settings the limits of the connection
     * @param compression whether permessage-deflate may be used
     * @param listener hears the connection's events, on its event loop
     * @return the connection, or empty where the request was refused or its channel is gone
     */
    Optional<WebSocketCodec> accept(
            String protocol, WireSettings settings, boolean compression, ConnectionListener listener) {
        Optional<Refusal> refusal = check();
        if (refusal.isPresent()) {
            refuse(refusal.get());
            return Optional.empty();
        }
        HttpServerResponse response = request.response();
        response.headers()
                .set(HttpHeaders.UPGRADE, "websocket")
                .set(HttpHeaders.CONNECTION, "Upgrade")
                .set(
                        HttpHeaderNames.SEC_WEBSOCKET_ACCEPT,
                        AcceptKey.of(
                                headers.get(HttpHeaderNames.SEC_WEBSOCKET_KEY).trim()));
        if (!protocol.isEmpty()) {
            response.headers().set(HttpHeaderNames.SEC_WEBSOCKET_PROTOCOL, protocol);
        }
        Optional<ServerNegotiation.Answer> deflate;
        try {
            List<String> offers = headers.getAll(HttpHeaderNames.SEC_WEBSOCKET_EXTENSIONS);
            deflate = compression ? ServerNegotiation.choose(offers, DeflateParameters.DEFAULT) : Optional.empty();
        } catch (NegotiationException malformed) {
            refuse(new Refusal(400, "Sec-WebSocket-Extensions: " + malformed.getMessage()));
            return Optional.empty();
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
                deflate.map(chosen -> Compression.create(Role.SERVER, chosen.parameters()))
                        .orElse(null),
                listener);
        install(
                codec,
                ((NetSocketInternal) upgraded.result()).channelHandlerContext().pipeline());
        return Optional.of(codec);
    }

    private void install(WebSocketCodec codec, ChannelPipeline pipeline) {
        pipeline.addBefore("handler", "ws", codec);
        pipeline.addAfter("ws", "shutdown", ShutdownRelay.INSTANCE);
        if (!((HttpServerRequestInternal) request).context().owner().isMetricsEnabled()) {
            // Vert.x's own handler would cost 12 KB for the life of the connection.
            pipeline.remove("handler");
        }
    }

    /** RFC 6455, section 4.2.1, in its order. */
    private Optional<Refusal> check() {
        if (!request.method().equals(HttpMethod.GET)) {
            return refusal(405, "the method is " + request.method() + " in place of GET");
        }
        if (!HeaderTokens.contains(headers.getAll(HttpHeaders.UPGRADE), "websocket")
                || !HeaderTokens.contains(headers.getAll(HttpHeaders.CONNECTION), "upgrade")) {
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

    private static Optional<Refusal> refusal(int status, String reason) {
        return Optional.of(new Refusal(status, reason));
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

    private void refuse(Refusal refusal) {
        HttpServerResponse response = request.response().setStatusCode(refusal.status());
        if (refusal.status() == 426) {
            response.putHeader(HttpHeaders.UPGRADE, "websocket")
                    .putHeader(HttpHeaders.CONNECTION, "Upgrade")
                    .putHeader(HttpHeaderNames.SEC_WEBSOCKET_VERSION, VERSION);
        }
        if (refusal.status() == 405) {
            response.putHeader(HttpHeaders.ALLOW, "GET");
        }
        response.putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8")
                .end(refusal.reason() + "\n");
    }
}
