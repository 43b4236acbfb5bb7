package io.isosocket;

import static io.isosocket.Ranges.inRange;

import io.isosocket.spi.Backend;
import java.net.CookieHandler;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a browser does not let a page choose. The defaults are the browser's behaviour.
 *
 * <p>Immutable. {@link #builder()} starts from the defaults, {@link #toBuilder()} from these options. Every value is
 * checked when it is given, but for the subprotocols and the base URL: the constructor of {@link WebSocket} checks those,
 * as the standard says.
 */
public final class WebSocketOptions {

    /** The largest message size that can be allowed, in bytes: 1 GiB. */
    public static final int MAX_MESSAGE_SIZE = 1 << 30;

    /** The largest capacity that a channel can be given, in messages. */
    public static final int MAX_CHANNEL_CAPACITY = 10_000;

    /** The longest time that an option takes: 365 days. */
    public static final Duration MAX_DURATION = Duration.ofDays(365);

    /** Nothing set: as in a browser. */
    public static final WebSocketOptions DEFAULT = new Builder().build();

    private final List<String> protocols;
    private final Optional<String> baseUrl;
    private final Optional<String> origin;
    private final Duration dialTimeout;
    private final Map<String, List<String>> headers;
    private final Duration handshakeTimeout;
    private final Duration readTimeout;
    private final Duration writeTimeout;
    private final Duration closeTimeout;
    private final Duration keepAliveInterval;
    private final int keepAliveMisses;
    private final int maxMessageSize;
    private final int maxHandshakeHeaderSize;
    private final CompressionOptions compression;
    private final QueueLimit queueLimit;
    private final int channelCapacity;
    private final boolean automaticPong;
    private final CloseCodeRule closeCodeRule;
    private final boolean parallelHandshakes;
    private final boolean deliverWhileClosing;
    private final TlsOptions tls;
    private final ConnectionPolicy policy;
    private final List<ConnectTo> connectTo;
    private final Optional<ProxyOptions> proxy;
    private final Optional<InetAddress> localAddress;
    private final Optional<CookieHandler> cookies;
    private final Optional<HandshakeObserver> handshakeObserver;
    private final Optional<Backend> backend;

    private WebSocketOptions(Builder builder) {
        protocols = builder.protocols;
        baseUrl = builder.baseUrl;
        origin = builder.origin;
        dialTimeout = builder.dialTimeout;
        headers = builder.headers;
        handshakeTimeout = builder.handshakeTimeout;
        readTimeout = builder.readTimeout;
        writeTimeout = builder.writeTimeout;
        closeTimeout = builder.closeTimeout;
        keepAliveInterval = builder.keepAliveInterval;
        keepAliveMisses = builder.keepAliveMisses;
        maxMessageSize = builder.maxMessageSize;
        maxHandshakeHeaderSize = builder.maxHandshakeHeaderSize;
        compression = builder.compression;
        queueLimit = builder.queueLimit;
        channelCapacity = builder.channelCapacity;
        automaticPong = builder.automaticPong;
        closeCodeRule = builder.closeCodeRule;
        parallelHandshakes = builder.parallelHandshakes;
        deliverWhileClosing = builder.deliverWhileClosing;
        tls = builder.tls;
        policy = builder.policy;
        connectTo = builder.connectTo;
        proxy = builder.proxy;
        localAddress = builder.localAddress;
        cookies = builder.cookies;
        handshakeObserver = builder.handshakeObserver;
        backend = builder.backend;
    }

    /** {@return a builder that holds the defaults} */
    public static Builder builder() {
        return new Builder();
    }

    /** {@return a builder that holds these options} */
    public Builder toBuilder() {
        return new Builder(this);
    }

    /** {@return the subprotocols to offer, in the order of preference; none by default} */
    public List<String> protocols() {
        return protocols;
    }

    /** {@return the URL against which a relative one is parsed; none by default} */
    public Optional<String> baseUrl() {
        return baseUrl;
    }

    /** {@return the value of the Origin header, unless {@link #headers()} has one; none by default} */
    public Optional<String> origin() {
        return origin;
    }

    /**
     * {@return the header fields that the opening handshake has besides its own, by name and unmodifiable; none by
     * default. Where there are any, names are looked up without regard to case}
     */
    public Map<String, List<String>> headers() {
        return headers;
    }

    /** {@return how long name resolution, TCP and TLS may take together; zero, the default, for no limit of their own} */
    public Duration dialTimeout() {
        return dialTimeout;
    }

    /** {@return how long TCP, TLS and the opening handshake may take together; 30 s by default, zero for no limit} */
    public Duration handshakeTimeout() {
        return handshakeTimeout;
    }

    /** {@return for how long an open connection may bring no complete message; zero, the default, for ever} */
    public Duration readTimeout() {
        return readTimeout;
    }

    /** {@return for how long the socket may take none of the bytes that wait; zero, the default, for ever} */
    public Duration writeTimeout() {
        return writeTimeout;
    }

    /**
     * {@return how long to wait for the peer's close frame, and then for the end of TCP; 10 s by default, never
     * without a limit}
     */
    public Duration closeTimeout() {
        return closeTimeout;
    }

    /** {@return after how long without anything received a ping is sent; zero, the default, for never} */
    public Duration keepAliveInterval() {
        return keepAliveInterval;
    }

    /** {@return after how many intervals without an answer the connection is failed; 2 by default} */
    public int keepAliveMisses() {
        return keepAliveMisses;
    }

    /** {@return the largest message taken, in bytes after decompression; 64 MiB by default} */
    public int maxMessageSize() {
        return maxMessageSize;
    }

    /** {@return the largest header of a handshake response taken, in bytes; 64 KiB by default} */
    public int maxHandshakeHeaderSize() {
        return maxHandshakeHeaderSize;
    }

    /** {@return whether and how messages are compressed; with context takeover by default} */
    public CompressionOptions compression() {
        return compression;
    }

    /** {@return how much may wait to be sent; no limit by default} */
    public QueueLimit queueLimit() {
        return queueLimit;
    }

    /** {@return how many messages a {@link WebSocketChannel} holds before the peer is not read any more; 64 by default} */
    public int channelCapacity() {
        return channelCapacity;
    }

    /** {@return whether pings of the peer are answered without the program's doing; true by default} */
    public boolean automaticPong() {
        return automaticPong;
    }

    /** {@return which codes {@link WebSocket#close(int, String)} takes; the browser's by default} */
    public CloseCodeRule closeCodeRule() {
        return closeCodeRule;
    }

    /**
     * {@return whether several handshakes with one address and port may run at a time, against RFC 6455, section 4.1;
     * false by default}
     */
    public boolean parallelHandshakes() {
        return parallelHandshakes;
    }

    /** {@return whether messages that arrive while closing are delivered, against the standard; false by default} */
    public boolean deliverWhileClosing() {
        return deliverWhileClosing;
    }

    /** {@return whom a wss connection trusts and how it shows itself} */
    public TlsOptions tls() {
        return tls;
    }

    /** {@return what decides whether a connection may be dialled; it allows all by default} */
    public ConnectionPolicy policy() {
        return policy;
    }

    /** {@return the places to dial in place of those that URLs name: the first that matches counts; none by default} */
    public List<ConnectTo> connectTo() {
        return connectTo;
    }

    /** {@return the proxy through which connections are made; none by default} */
    public Optional<ProxyOptions> proxy() {
        return proxy;
    }

    /** {@return the address of this machine from which connections are made; the system's choice by default} */
    public Optional<InetAddress> localAddress() {
        return localAddress;
    }

    /** {@return where cookies come from and go to; by default none are sent and none kept} */
    public Optional<CookieHandler> cookies() {
        return cookies;
    }

    /** {@return what hears the opening handshake; none by default} */
    public Optional<HandshakeObserver> handshakeObserver() {
        return handshakeObserver;
    }

    /** {@return the back end, where it is not the one that ServiceLoader finds} */
    public Optional<Backend> backend() {
        return backend;
    }

    /** Collects the options. */
    public static final class Builder {
        private List<String> protocols = List.of();
        private Optional<String> baseUrl = Optional.empty();
        private Optional<String> origin = Optional.empty();
        private Duration dialTimeout = Duration.ZERO;
        private Map<String, List<String>> headers = Map.of();
        private Duration handshakeTimeout = Duration.ofSeconds(30);
        private Duration readTimeout = Duration.ZERO;
        private Duration writeTimeout = Duration.ZERO;
        private Duration closeTimeout = Duration.ofSeconds(10);
        private Duration keepAliveInterval = Duration.ZERO;
        private int keepAliveMisses = 2;
        private int maxMessageSize = 64 << 20;
        private int maxHandshakeHeaderSize = 64 << 10;
        private CompressionOptions compression = CompressionOptions.CONTEXT_TAKEOVER;
        private QueueLimit queueLimit = QueueLimit.NONE;
        private int channelCapacity = 64;
        private boolean automaticPong = true;
        private CloseCodeRule closeCodeRule = CloseCodeRule.BROWSER;
        private boolean parallelHandshakes;
        private boolean deliverWhileClosing;
        private TlsOptions tls = TlsOptions.DEFAULT;
        private ConnectionPolicy policy = ConnectionPolicy.ALLOW_ALL;
        private List<ConnectTo> connectTo = List.of();
        private Optional<ProxyOptions> proxy = Optional.empty();
        private Optional<InetAddress> localAddress = Optional.empty();
        private Optional<CookieHandler> cookies = Optional.empty();
        private Optional<HandshakeObserver> handshakeObserver = Optional.empty();
        private Optional<Backend> backend = Optional.empty();

        private Builder() {}

        private Builder(WebSocketOptions options) {
            protocols = options.protocols;
            baseUrl = options.baseUrl;
            origin = options.origin;
            dialTimeout = options.dialTimeout;
            headers = options.headers;
            handshakeTimeout = options.handshakeTimeout;
            readTimeout = options.readTimeout;
            writeTimeout = options.writeTimeout;
            closeTimeout = options.closeTimeout;
            keepAliveInterval = options.keepAliveInterval;
            keepAliveMisses = options.keepAliveMisses;
            maxMessageSize = options.maxMessageSize;
            maxHandshakeHeaderSize = options.maxHandshakeHeaderSize;
            compression = options.compression;
            queueLimit = options.queueLimit;
            channelCapacity = options.channelCapacity;
            automaticPong = options.automaticPong;
            closeCodeRule = options.closeCodeRule;
            parallelHandshakes = options.parallelHandshakes;
            deliverWhileClosing = options.deliverWhileClosing;
            tls = options.tls;
            policy = options.policy;
            connectTo = options.connectTo;
            proxy = options.proxy;
            localAddress = options.localAddress;
            cookies = options.cookies;
            handshakeObserver = options.handshakeObserver;
            backend = options.backend;
        }

        /**
         * Sets the subprotocols to offer. The constructor of {@link WebSocket} checks them, as the standard says.
         *
         * @param values the names, in the order of preference
         * @return this builder
         */
        public Builder protocols(String... values) {
            return protocols(Arrays.asList(Objects.requireNonNull(values, "protocols")));
        }

        /**
         * Sets the subprotocols to offer. The constructor of {@link WebSocket} checks them, as the standard says.
         *
         * @param values the names, in the order of preference
         * @return this builder
         */
        public Builder protocols(List<String> values) {
            protocols = NoNulls.copy(values, "protocols");
            return this;
        }

        /**
         * Sets the URL against which a relative one is parsed.
         *
         * @param value an absolute URL
         * @return this builder
         */
        public Builder baseUrl(String value) {
            baseUrl = Optional.of(Objects.requireNonNull(value, "baseUrl"));
            return this;
        }

        /**
         * Sets the Origin header.
         *
         * @param value visible ASCII characters, as in {@code https://example.org}
         * @return this builder
         */
        public Builder origin(String value) {
            Objects.requireNonNull(value, "origin");
            if (value.isEmpty() || !value.chars().allMatch(c -> c > 0x20 && c < 0x7F)) {
                throw new IllegalArgumentException(
                        "origin: \"" + Printable.of(value) + "\" is not one or more visible ASCII characters");
            }
            origin = Optional.of(value);
            return this;
        }

        /**
         * Sets how long name resolution, TCP and TLS may take together. The wait for another handshake with the same
         * address does not count, and {@link #handshakeTimeout(Duration)} holds besides.
         *
         * @param value zero for no limit of their own, {@link #MAX_DURATION} at most
         * @return this builder
         */
        public Builder dialTimeout(Duration value) {
            dialTimeout = inRange("dialTimeout", value, Duration.ZERO);
            return this;
        }

        /**
         * Adds a header field to the opening handshake. What it sends by itself without being asked (Pragma,
         * Cache-Control, the {@link #origin(String) Origin}, the Authorization of a URL's userinfo) is replaced by a
         * field of that name.
         *
         * <p>Any name is taken but those that make the handshake: Host, Connection, Upgrade, Content-Length,
         * Transfer-Encoding and all that begin with Sec-WebSocket-. Origin, Authorization and User-Agent are taken once.
         *
         * @param name a token (RFC 9110, section 5.6.2)
         * @param value visible ASCII characters, spaces and tabs; white space around it is left out
         * @return this builder
         * @throws IllegalArgumentException if the name or the value is another one; the message names the field
         */
        public Builder header(String name, String value) {
            headers = HandshakeHeaders.with(headers, name, value);
            return this;
        }

        /**
         * Sets the header fields of the opening handshake, in place of those given before; see {@link #header}.
         *
         * @param values the values of each name, in order
         * @return this builder
         * @throws IllegalArgumentException if a name or a value is not one that {@link #header} takes
         */
        public Builder headers(Map<String, List<String>> values) {
            Map<String, List<String>> checked = Map.of();
            for (Map.Entry<String, List<String>> field :
                    Objects.requireNonNull(values, "headers").entrySet()) {
                for (String value : NoNulls.copy(field.getValue(), "headers: " + field.getKey())) {
                    checked = HandshakeHeaders.with(checked, field.getKey(), value);
                }
            }
            headers = checked;
            return this;
        }

        /**
         * Sets how long TCP, TLS and the opening handshake may take together. Name resolution, and the wait for
         * another handshake with the same address, do not count.
         *
         * @param value zero for no limit, {@link #MAX_DURATION} at most
         * @return this builder
         */
        public Builder handshakeTimeout(Duration value) {
            handshakeTimeout = inRange("handshakeTimeout", value, Duration.ZERO);
            return this;
        }

        /**
         * Fails a connection that is open and brings no complete message for a time, with {@link CloseCode#TIMEOUT} on
         * the wire. Pings and pongs are no messages. Time in which this side does not read does not count. It is noticed
         * within an eighth of the time afterwards.
         *
         * @param value zero for no limit, {@link #MAX_DURATION} at most
         * @return this builder
         */
        public Builder readTimeout(Duration value) {
            readTimeout = inRange("readTimeout", value, Duration.ZERO);
            return this;
        }

        /**
         * Fails a connection that is open and whose socket takes none of the bytes that wait for a time: the peer does
         * not read. It is noticed within an eighth of the time afterwards.
         *
         * @param value zero for no limit, {@link #MAX_DURATION} at most
         * @return this builder
         */
        public Builder writeTimeout(Duration value) {
            writeTimeout = inRange("writeTimeout", value, Duration.ZERO);
            return this;
        }

        /**
         * Sets how long to wait for the peer's close frame, and after it for the end of TCP.
         *
         * @param value 1 ms to {@link #MAX_DURATION}
         * @return this builder
         */
        public Builder closeTimeout(Duration value) {
            closeTimeout = inRange("closeTimeout", value, Duration.ofMillis(1));
            return this;
        }

        /**
         * Sends a ping after each interval in which nothing was received, and fails the connection after as many
         * unanswered intervals as {@link #keepAliveMisses(int)} says.
         *
         * @param value the interval, {@link #MAX_DURATION} at most; zero for no pings
         * @return this builder
         */
        public Builder keepAliveInterval(Duration value) {
            keepAliveInterval = inRange("keepAliveInterval", value, Duration.ZERO);
            return this;
        }

        /**
         * Sets after how many unanswered pings the connection is failed.
         *
         * @param value 1 or more
         * @return this builder
         */
        public Builder keepAliveMisses(int value) {
            keepAliveMisses = inRange("keepAliveMisses", value, 1, Integer.MAX_VALUE);
            return this;
        }

        /**
         * Sets the largest message taken; a larger one fails the connection, with 1009 on the wire.
         *
         * @param value bytes after decompression, 0 to {@link #MAX_MESSAGE_SIZE}
         * @return this builder
         */
        public Builder maxMessageSize(int value) {
            maxMessageSize = inRange("maxMessageSize", value, 0, MAX_MESSAGE_SIZE);
            return this;
        }

        /**
         * Sets the largest header of a handshake response taken.
         *
         * @param value bytes, 256 to 16 MiB
         * @return this builder
         */
        public Builder maxHandshakeHeaderSize(int value) {
            maxHandshakeHeaderSize = inRange("maxHandshakeHeaderSize", value, 256, 16 << 20);
            return this;
        }

        /**
         * Sets whether and how messages are compressed (RFC 7692).
         *
         * @param value the options
         * @return this builder
         */
        public Builder compression(CompressionOptions value) {
            compression = Objects.requireNonNull(value, "compression");
            return this;
        }

        /**
         * Sets how much may wait to be sent.
         *
         * @param value the limit, and what happens at it
         * @return this builder
         */
        public Builder queueLimit(QueueLimit value) {
            queueLimit = Objects.requireNonNull(value, "queueLimit");
            return this;
        }

        /**
         * Sets how many messages a {@link WebSocketChannel} holds before the peer is not read any more. Where the
         * WebSocket has no channel, it means nothing.
         *
         * @param value messages, 1 to {@link #MAX_CHANNEL_CAPACITY}
         * @return this builder
         */
        public Builder channelCapacity(int value) {
            channelCapacity = inRange("channelCapacity", value, 1, MAX_CHANNEL_CAPACITY);
            return this;
        }

        /**
         * Says whether pings of the peer are answered without the program's doing. Where they are not, the program has
         * to answer each {@code ping} event with {@link WebSocket#pong(java.nio.ByteBuffer)}.
         *
         * @param value whether they are; false is against RFC 6455, section 5.5.2, unless the program answers
         * @return this builder
         */
        public Builder automaticPong(boolean value) {
            automaticPong = value;
            return this;
        }

        /**
         * Sets which codes {@link WebSocket#close(int, String)} takes.
         *
         * @param value the browser's rule, or the protocol's
         * @return this builder
         */
        public Builder closeCodeRule(CloseCodeRule value) {
            closeCodeRule = Objects.requireNonNull(value, "closeCodeRule");
            return this;
        }

        /**
         * Says whether several handshakes with one address and port may run at a time.
         *
         * @param value whether they may, against RFC 6455, section 4.1
         * @return this builder
         */
        public Builder parallelHandshakes(boolean value) {
            parallelHandshakes = value;
            return this;
        }

        /**
         * Says whether messages that arrive after {@link WebSocket#close()} are delivered.
         *
         * @param value whether they are, against the standard
         * @return this builder
         */
        public Builder deliverWhileClosing(boolean value) {
            deliverWhileClosing = value;
            return this;
        }

        /**
         * Sets whom a wss connection trusts and how it shows itself.
         *
         * @param value the TLS options
         * @return this builder
         */
        public Builder tls(TlsOptions value) {
            tls = Objects.requireNonNull(value, "tls");
            return this;
        }

        /**
         * Sets what decides whether a connection may be dialled.
         *
         * @param value the policy
         * @return this builder
         */
        public Builder policy(ConnectionPolicy value) {
            policy = Objects.requireNonNull(value, "policy");
            return this;
        }

        /**
         * Sets where to dial in place of what a URL names. TLS and the Host header keep the URL's host, and the policy is
         * asked with the URL and with the addresses that are dialled.
         *
         * @param values the first that matches a URL's host and port counts
         * @return this builder
         */
        public Builder connectTo(List<ConnectTo> values) {
            connectTo = NoNulls.copy(values, "connectTo");
            return this;
        }

        /**
         * Sets the proxy through which connections are made.
         *
         * @param value the proxy
         * @return this builder
         */
        public Builder proxy(ProxyOptions value) {
            proxy = Optional.of(Objects.requireNonNull(value, "proxy"));
            return this;
        }

        /**
         * Sets the address of this machine from which connections are made, to the proxy where there is one. The port is
         * the system's choice. Only addresses of the same family are dialled.
         *
         * @param value an address of this machine
         * @return this builder
         */
        public Builder localAddress(InetAddress value) {
            localAddress = Optional.of(Objects.requireNonNull(value, "localAddress"));
            return this;
        }

        /**
         * Sets where the cookies of the opening handshake come from, and where those go that its response sets, be it a
         * 101 or a refusal. The handler is asked with the URL's form in http or https, userinfo left out; on a thread that
         * may block; before the request is sent, and before the WebSocket is open or has failed. A Cookie header that is
         * {@linkplain #header given} stands before its cookies. What it throws fails the connection, of kind INTERNAL.
         *
         * @param value for example a {@link java.net.CookieManager}; called by several threads at once where several
         *     WebSockets have it
         * @return this builder
         */
        public Builder cookies(CookieHandler value) {
            cookies = Optional.of(Objects.requireNonNull(value, "cookies"));
            return this;
        }

        /**
         * Sets what hears the opening handshake: the request as it is sent, the response as it came.
         *
         * @param value the observer; called by several threads at once where several WebSockets have it
         * @return this builder
         */
        public Builder handshakeObserver(HandshakeObserver value) {
            handshakeObserver = Optional.of(Objects.requireNonNull(value, "handshakeObserver"));
            return this;
        }

        /**
         * Sets the back end, in place of the one that {@link java.util.ServiceLoader} finds.
         *
         * @param value the back end
         * @return this builder
         */
        public Builder backend(Backend value) {
            backend = Optional.of(Objects.requireNonNull(value, "backend"));
            return this;
        }

        /** {@return the options} */
        public WebSocketOptions build() {
            return new WebSocketOptions(this);
        }
    }
}
