package io.isosocket.vertx.server;

import io.isosocket.vertx.handshake.HeaderTokens;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.netty.handler.codec.http.cookie.Cookie;
import io.netty.handler.codec.http.cookie.ServerCookieDecoder;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/**
 * The request of an opening handshake (RFC 6455, section 4.2.1). Immutable: any thread may read it, at any time. It is
 * not held by the connection, so that idle ones stay small.
 */
public final class HandshakeRequest {

    private final MultiMap headers;
    private final String path;
    private final Map<String, String> pathParameters;
    private final @Nullable String query;
    private final Map<String, List<String>> queryParameters;
    private final SocketAddress remoteAddress;
    private final boolean secure;
    private final @Nullable SSLSession tlsSession;

    /**
     * Reads a request.
     *
     * @throws IllegalArgumentException if its query is wrongly encoded
     */
    HandshakeRequest(HttpServerRequest request, Map<String, String> pathParameters) {
        headers = request.headers();
        path = Objects.requireNonNullElse(request.path(), "/");
        this.pathParameters = pathParameters;
        query = request.query();
        queryParameters = query == null
                ? Map.of()
                : Collections.unmodifiableMap(new QueryStringDecoder(query, false).parameters());
        remoteAddress = request.remoteAddress();
        secure = request.isSSL();
        tlsSession = request.sslSession();
    }

    /** {@return the path, percent-encoded as it came} */
    public String path() {
        return path;
    }

    /** {@return the parameters of the route's path pattern, decoded; what {@code *} stands for under that name} */
    public Map<String, String> pathParameters() {
        return pathParameters;
    }

    /**
     * A parameter of the route's path pattern.
     *
     * @param name its name, without the colon
     * @return its value, decoded
     * @throws IllegalArgumentException if the pattern has no such parameter
     */
    public String pathParameter(String name) {
        String value = pathParameters.get(Objects.requireNonNull(name, "name"));
        if (value == null) {
            throw new IllegalArgumentException("path parameter " + name + ": the route has " + pathParameters.keySet());
        }
        return value;
    }

    /** {@return the query, as it came, without its question mark} */
    public Optional<String> query() {
        return Optional.ofNullable(query);
    }

    /** {@return the parameters of the query, decoded, each with its values in their order} */
    public Map<String, List<String>> queryParameters() {
        return queryParameters;
    }

    /**
     * A parameter of the query.
     *
     * @param name its name
     * @return its first value, decoded
     */
    public Optional<String> queryParameter(String name) {
        return queryParameters.getOrDefault(name, List.of()).stream().findFirst();
    }

    /** {@return the names of the header fields, in lower case} */
    public Set<String> headerNames() {
        return headers.names().stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * A header field.
     *
     * @param name its name, in any case
     * @return the value of the first one of that name
     */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /**
     * The header fields of a name.
     *
     * @param name the name, in any case
     * @return their values, in their order
     */
    public List<String> headers(String name) {
        return List.copyOf(headers.getAll(name));
    }

    /** {@return the cookies, by name; of several with one name the first} */
    public Map<String, String> cookies() {
        Map<String, String> cookies = new LinkedHashMap<>();
        for (String line : headers.getAll(HttpHeaderNames.COOKIE)) {
            for (Cookie cookie : ServerCookieDecoder.STRICT.decodeAll(line)) {
                cookies.putIfAbsent(cookie.name(), cookie.value());
            }
        }
        return Collections.unmodifiableMap(cookies);
    }

    /** {@return the Origin header: which page of a browser's it is} */
    public Optional<String> origin() {
        return header("Origin");
    }

    /** {@return the subprotocols that the client offers, in its order of preference} */
    public List<String> protocols() {
        return HeaderTokens.split(headers.getAll(HttpHeaderNames.SEC_WEBSOCKET_PROTOCOL));
    }

    /** {@return the other end of TCP: the client, or the proxy before this server} */
    public SocketAddress remoteAddress() {
        return remoteAddress;
    }

    /** {@return whether it came over TLS} */
    public boolean isSecure() {
        return secure;
    }

    /** {@return the TLS session, with the client's certificate where one was asked for; empty without TLS} */
    public Optional<SSLSession> tlsSession() {
        return Optional.ofNullable(tlsSession);
    }

    /** The URL that the client asked for, as far as the request tells. */
    String url() {
        String host = Objects.requireNonNullElse(headers.get(HttpHeaderNames.HOST), "");
        return (secure ? "wss://" : "ws://") + host + path + (query == null ? "" : "?" + query);
    }
}
