package io.isosocket.workbench.session;

import io.isosocket.CloseCodeRule;
import io.isosocket.CompressionOptions;
import io.isosocket.Confirmation;
import io.isosocket.DOMException;
import io.isosocket.HandshakeObserver;
import io.isosocket.ProxyOptions;
import io.isosocket.ReconnectDelay;
import io.isosocket.ReconnectOptions;
import io.isosocket.WebSocketOptions;
import io.isosocket.url.UrlSyntaxException;
import io.isosocket.url.WebSocketUrl;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where to connect, and how, as a user says it. Its JSON is that of {@code API.md}.
 *
 * @param url the URL
 * @param headers header fields of the opening handshake
 * @param protocols the subprotocols to offer
 * @param origin the Origin header; empty for none
 * @param compression what is offered of permessage-deflate
 * @param handshakeTimeout how long TCP, TLS and the opening handshake may take; zero for no limit
 * @param closeTimeout how long the closing handshake may take
 * @param keepAliveInterval after how long without anything received a ping is sent; zero for never
 * @param maxMessageSize the largest message taken, in bytes
 * @param automaticPong whether pings are answered without the user's doing
 * @param tls whom to trust, and how to show oneself
 * @param proxy the proxy's URL; empty for none
 * @param reconnect whether and when to connect again
 */
public record ConnectionSpec(
        String url,
        List<Header> headers,
        List<String> protocols,
        String origin,
        Compression compression,
        Duration handshakeTimeout,
        Duration closeTimeout,
        Duration keepAliveInterval,
        int maxMessageSize,
        boolean automaticPong,
        TlsFiles tls,
        String proxy,
        Reconnect reconnect) {

    /** What is offered of permessage-deflate. */
    public enum Compression {
        /** Nothing. */
        OFF("off", CompressionOptions.DISABLED),
        /** As browsers do it. */
        CONTEXT_TAKEOVER("context-takeover", CompressionOptions.CONTEXT_TAKEOVER),
        /** Each message by itself. */
        NO_CONTEXT("no-context", CompressionOptions.NO_CONTEXT);

        private final String jsonName;

        @SuppressWarnings("ImmutableEnumChecker") // a record of two numbers and an enum
        private final CompressionOptions options;

        Compression(String jsonName, CompressionOptions options) {
            this.jsonName = jsonName;
            this.options = options;
        }
    }

    /**
     * A header field.
     *
     * @param name its name
     * @param value its value
     * @param enabled whether it is sent
     */
    public record Header(String name, String value, boolean enabled) {}

    /**
     * Whether and when to connect again.
     *
     * @param enabled whether to
     * @param delay how long to wait before the first try
     * @param maxDelay how long to wait at most; the delay doubles with each try
     * @param maxAttempts how many tries in a row; 0 for no limit
     */
    public record Reconnect(boolean enabled, Duration delay, Duration maxDelay, int maxAttempts) {}

    private static final Duration DEFAULT_DELAY = Duration.ofSeconds(1);
    private static final Duration DEFAULT_MAX_DELAY = Duration.ofSeconds(30);

    /**
     * Reads a connection.
     *
     * @param fields its members
     * @return the connection
     * @throws InvalidInputException if one is wrong
     */
    public static ConnectionSpec of(Fields fields) {
        WebSocketOptions defaults = WebSocketOptions.DEFAULT;
        ConnectionSpec spec = new ConnectionSpec(
                fields.text("url", "").strip(),
                fields.list("headers", ConnectionSpec::header),
                fields.list("protocols", Fields::textOf),
                fields.text("origin", "").strip(),
                compression(fields),
                fields.millis("handshakeTimeout", defaults.handshakeTimeout(), WebSocketOptions.MAX_DURATION),
                fields.millis("closeTimeout", defaults.closeTimeout(), WebSocketOptions.MAX_DURATION),
                fields.millis("keepAliveInterval", defaults.keepAliveInterval(), WebSocketOptions.MAX_DURATION),
                (int) fields.number("maxMessageSize", defaults.maxMessageSize(), 1, WebSocketOptions.MAX_MESSAGE_SIZE),
                fields.flag("automaticPong", true),
                TlsFiles.of(fields.fields("tls")),
                fields.text("proxy", "").strip(),
                reconnect(fields.fields("reconnect")));
        fields.noOthers();
        spec.check(fields);
        return spec;
    }

    private static Header header(Object value, String path) {
        Fields fields = Fields.of(value, path);
        Header header =
                new Header(fields.text("name", "").strip(), fields.text("value", ""), fields.flag("enabled", true));
        fields.noOthers();
        try {
            WebSocketOptions.builder().header(header.name(), header.value());
        } catch (IllegalArgumentException e) {
            throw fields.wrong("name", String.valueOf(e.getMessage()));
        }
        return header;
    }

    private static Compression compression(Fields fields) {
        String name = fields.text("compression", Compression.CONTEXT_TAKEOVER.jsonName);
        for (Compression compression : Compression.values()) {
            if (compression.jsonName.equals(name)) {
                return compression;
            }
        }
        throw fields.wrong("compression", "\"" + name + "\" is neither off, context-takeover nor no-context");
    }

    private static Reconnect reconnect(Fields fields) {
        Reconnect reconnect = new Reconnect(
                fields.flag("enabled", false),
                fields.millis("delay", DEFAULT_DELAY, WebSocketOptions.MAX_DURATION),
                fields.millis("maxDelay", DEFAULT_MAX_DELAY, WebSocketOptions.MAX_DURATION),
                (int) fields.number("maxAttempts", 0, 0, Integer.MAX_VALUE));
        fields.noOthers();
        if (reconnect.delay().compareTo(reconnect.maxDelay()) > 0) {
            throw fields.wrong(
                    "delay",
                    reconnect.delay().toMillis() + " ms is more than the longest delay, "
                            + reconnect.maxDelay().toMillis() + " ms");
        }
        return reconnect;
    }

    /** What the options refuse, member by member. */
    private void check(Fields fields) {
        try {
            WebSocketUrl.parse(url, Optional.empty());
        } catch (UrlSyntaxException e) {
            throw fields.wrong("url", url.isEmpty() ? "is empty" : String.valueOf(e.getMessage()));
        }
        try {
            WebSocketOptions.builder().protocols(protocols);
        } catch (IllegalArgumentException | DOMException e) {
            throw fields.wrong("protocols", String.valueOf(e.getMessage()));
        }
        try {
            if (!origin.isEmpty()) {
                WebSocketOptions.builder().origin(origin);
            }
        } catch (IllegalArgumentException e) {
            throw fields.wrong("origin", String.valueOf(e.getMessage()));
        }
        try {
            if (!proxy.isEmpty()) {
                ProxyOptions.parse(proxy);
            }
        } catch (IllegalArgumentException e) {
            throw fields.wrong("proxy", String.valueOf(e.getMessage()));
        }
    }

    /** {@return the host with its port, where that is not the scheme's own} */
    public String host() {
        try {
            return WebSocketUrl.parse(url, Optional.empty()).hostHeader();
        } catch (UrlSyntaxException e) {
            throw new AssertionError("it was checked", e);
        }
    }

    /**
     * Makes the options of a WebSocket. Reads the files of TLS, so it may block.
     *
     * @param observer hears the opening handshake
     * @return the options
     * @throws InvalidInputException if a file of TLS is wrong
     */
    WebSocketOptions options(HandshakeObserver observer) {
        WebSocketOptions.Builder options = WebSocketOptions.builder()
                .protocols(protocols)
                .compression(compression.options)
                .handshakeTimeout(handshakeTimeout)
                .closeTimeout(closeTimeout)
                .keepAliveInterval(keepAliveInterval)
                .maxMessageSize(maxMessageSize)
                .automaticPong(automaticPong)
                // Who tests a server wants to see all, and to try each code.
                .deliverWhileClosing(true)
                .closeCodeRule(CloseCodeRule.PROTOCOL)
                .parallelHandshakes(true)
                .tls(tls.options())
                .handshakeObserver(observer);
        headers.stream().filter(Header::enabled).forEach(header -> options.header(header.name(), header.value()));
        if (!origin.isEmpty()) {
            options.origin(origin);
        }
        if (!proxy.isEmpty()) {
            options.proxy(ProxyOptions.parse(proxy));
        }
        return options.build();
    }

    /** {@return when to connect again} */
    ReconnectOptions reconnectOptions(WebSocketOptions socket) {
        ReconnectOptions.Builder options = ReconnectOptions.builder()
                .socket(socket)
                .retryEveryFailure(true)
                // A ping that nobody asked for would stand in the log.
                .confirmation(Confirmation.SOCKET)
                .delay(ReconnectDelay.exponential(reconnect.delay(), reconnect.maxDelay())
                        .withJitter(0));
        if (reconnect.maxAttempts() > 0) {
            options.maxAttempts(reconnect.maxAttempts());
        }
        return options.build();
    }

    /** {@return the JSON, with its secrets} */
    public JsonObject toJson() {
        JsonArray fields = new JsonArray();
        headers.forEach(header -> fields.add(
                new JsonObject(Map.of("name", header.name(), "value", header.value(), "enabled", header.enabled()))));
        return new JsonObject()
                .put("url", url)
                .put("headers", fields)
                .put("protocols", new JsonArray(protocols))
                .put("origin", origin)
                .put("compression", compression.jsonName)
                .put("handshakeTimeout", handshakeTimeout.toMillis())
                .put("closeTimeout", closeTimeout.toMillis())
                .put("keepAliveInterval", keepAliveInterval.toMillis())
                .put("maxMessageSize", maxMessageSize)
                .put("automaticPong", automaticPong)
                .put("tls", tls.toJson())
                .put("proxy", proxy)
                .put(
                        "reconnect",
                        new JsonObject()
                                .put("enabled", reconnect.enabled())
                                .put("delay", reconnect.delay().toMillis())
                                .put("maxDelay", reconnect.maxDelay().toMillis())
                                .put("maxAttempts", reconnect.maxAttempts()));
    }
}
