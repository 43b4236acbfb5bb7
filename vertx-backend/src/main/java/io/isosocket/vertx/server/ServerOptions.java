package io.isosocket.vertx.server;

import static io.isosocket.vertx.server.Checks.inRange;

import io.isosocket.CompressionOptions;
import io.isosocket.TlsOptions;
import io.isosocket.WebSocketOptions;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a server allows its clients, and how it serves them. The defaults suit a server that strangers can reach.
 *
 * <p>Immutable. {@link #builder()} starts from the defaults, {@link #toBuilder()} from these options. Every value is
 * checked when it is given.
 */
public final class ServerOptions {

    /** Nothing set. */
    public static final ServerOptions DEFAULT = new Builder().build();

    private final int maxConnections;
    private final int maxConnectionsPerAddress;
    private final int maxPendingHandshakes;
    private final int maxHandshakeHeaderSize;
    private final int maxMessageSize;
    private final Optional<RateLimit> rateLimit;
    private final SlowClientLimit slowClient;
    private final Duration handshakeTimeout;
    private final Duration readTimeout;
    private final Duration writeTimeout;
    private final Duration closeTimeout;
    private final Duration keepAliveInterval;
    private final int keepAliveMisses;
    private final CompressionOptions compression;
    private final Origins origins;
    private final List<String> protocols;
    private final Optional<TlsOptions> tls;
    private final ServerMetrics metrics;

    private ServerOptions(Builder builder) {
        maxConnections = builder.maxConnections;
        maxConnectionsPerAddress = builder.maxConnectionsPerAddress;
        maxPendingHandshakes = builder.maxPendingHandshakes;
        maxHandshakeHeaderSize = builder.maxHandshakeHeaderSize;
        maxMessageSize = builder.maxMessageSize;
        rateLimit = builder.rateLimit;
        slowClient = builder.slowClient;
        handshakeTimeout = builder.handshakeTimeout;
        readTimeout = builder.readTimeout;
        writeTimeout = builder.writeTimeout;
        closeTimeout = builder.closeTimeout;
        keepAliveInterval = builder.keepAliveInterval;
        keepAliveMisses = builder.keepAliveMisses;
        compression = builder.compression;
        origins = builder.origins;
        protocols = builder.protocols;
        tls = builder.tls;
        metrics = builder.metrics;
    }

    /** {@return a builder that holds the defaults} */
    public static Builder builder() {
        return new Builder();
    }

    /** {@return a builder that holds these options} */
    public Builder toBuilder() {
        return new Builder(this);
    }

    /** {@return how many connections there may be in all; one more is refused with 503} */
    public int maxConnections() {
        return maxConnections;
    }

    /** {@return how many connections one remote address may have; one more is refused with 429} */
    public int maxConnectionsPerAddress() {
        return maxConnectionsPerAddress;
    }

    /** {@return how many TCP connections may be before the end of their handshake; one more is closed} */
    public int maxPendingHandshakes() {
        return maxPendingHandshakes;
    }

    /** {@return the largest request head taken, in bytes} */
    public int maxHandshakeHeaderSize() {
        return maxHandshakeHeaderSize;
    }

    /** {@return the largest message taken, in bytes after decompression} */
    public int maxMessageSize() {
        return maxMessageSize;
    }

    /** {@return how many messages one client may send; empty for no limit} */
    public Optional<RateLimit> rateLimit() {
        return rateLimit;
    }

    /** {@return how many bytes may wait for one client} */
    public SlowClientLimit slowClient() {
        return slowClient;
    }

    /** {@return how long the opening handshake may take} */
    public Duration handshakeTimeout() {
        return handshakeTimeout;
    }

    /** {@return for how long a connection may bring no complete message; zero for ever} */
    public Duration readTimeout() {
        return readTimeout;
    }

    /** {@return for how long a client's socket may take none of the bytes that wait; zero for ever} */
    public Duration writeTimeout() {
        return writeTimeout;
    }

    /** {@return how long the client's close frame is waited for} */
    public Duration closeTimeout() {
        return closeTimeout;
    }

    /** {@return after how long a silence a ping is sent; zero for never} */
    public Duration keepAliveInterval() {
        return keepAliveInterval;
    }

    /** {@return after how many unanswered pings the connection is failed} */
    public int keepAliveMisses() {
        return keepAliveMisses;
    }

    /** {@return whether and how messages are compressed where the client offers it} */
    public CompressionOptions compression() {
        return compression;
    }

    /** {@return whose pages may connect} */
    public Origins origins() {
        return origins;
    }

    /** {@return the subprotocols that the server speaks, in its order of preference} */
    public List<String> protocols() {
        return protocols;
    }

    /** {@return the certificate of a server that speaks TLS; empty for one that does not} */
    public Optional<TlsOptions> tls() {
        return tls;
    }

    /** {@return what counts} */
    public ServerMetrics metrics() {
        return metrics;
    }

    /** Collects the options. */
    public static final class Builder {
        private static final int LEAST_HEADER = 256;
        private static final int LARGEST_HEADER = 16 << 20;

        private int maxConnections = 1 << 16;
        private int maxConnectionsPerAddress = Integer.MAX_VALUE;
        private int maxPendingHandshakes = 1 << 10;
        private int maxHandshakeHeaderSize = 16 << 10;
        private int maxMessageSize = 16 << 20;
        private Optional<RateLimit> rateLimit = Optional.empty();
        private SlowClientLimit slowClient =
                new SlowClientLimit(16 << 20, SlowClientLimit.WhenFull.CLOSE_TRY_AGAIN_LATER);
        private Duration handshakeTimeout = Duration.ofSeconds(10);
        private Duration readTimeout = Duration.ZERO;
        private Duration writeTimeout = Duration.ofSeconds(30);
        private Duration closeTimeout = Duration.ofSeconds(10);
        private Duration keepAliveInterval = Duration.ofSeconds(30);
        private int keepAliveMisses = 2;
        private CompressionOptions compression = CompressionOptions.NO_CONTEXT.withThreshold(1 << 10);
        private Origins origins = Origins.same();
        private List<String> protocols = List.of();
        private Optional<TlsOptions> tls = Optional.empty();
        private ServerMetrics metrics = ServerMetrics.NONE;

        private Builder() {}

        private Builder(ServerOptions options) {
            maxConnections = options.maxConnections;
            maxConnectionsPerAddress = options.maxConnectionsPerAddress;
            maxPendingHandshakes = options.maxPendingHandshakes;
            maxHandshakeHeaderSize = options.maxHandshakeHeaderSize;
            maxMessageSize = options.maxMessageSize;
            rateLimit = options.rateLimit;
            slowClient = options.slowClient;
            handshakeTimeout = options.handshakeTimeout;
            readTimeout = options.readTimeout;
            writeTimeout = options.writeTimeout;
            closeTimeout = options.closeTimeout;
            keepAliveInterval = options.keepAliveInterval;
            keepAliveMisses = options.keepAliveMisses;
            compression = options.compression;
            origins = options.origins;
            protocols = options.protocols;
            tls = options.tls;
            metrics = options.metrics;
        }

        /**
         * Sets how many connections there may be at a time, those of servers with the same {@link Connections} together.
         *
         * @param value 1 or more; 65,536 by default
         * @return this builder
         */
        public Builder maxConnections(int value) {
            maxConnections = inRange("maxConnections", value, 1, Integer.MAX_VALUE);
            return this;
        }

        /**
         * Sets how many connections one remote address may have; the IPv6 addresses of one network of 64 bits count as one.
         *
         * @param value 1 or more; no limit by default, since a proxy is one address
         * @return this builder
         */
        public Builder maxConnectionsPerAddress(int value) {
            maxConnectionsPerAddress = inRange("maxConnectionsPerAddress", value, 1, Integer.MAX_VALUE);
            return this;
        }

        /**
         * Sets how many TCP connections may be there whose handshake has not ended. Of no use for {@link
         * WebSocketHandler}, whose server is not ours.
         *
         * @param value 1 or more; 1,024 by default
         * @return this builder
         */
        public Builder maxPendingHandshakes(int value) {
            maxPendingHandshakes = inRange("maxPendingHandshakes", value, 1, Integer.MAX_VALUE);
            return this;
        }

        /**
         * Sets the largest request head taken; a larger one is refused with 431, or 414. Of no use for {@link
         * WebSocketHandler}.
         *
         * @param value bytes, 256 to 16 MiB; 16 KiB by default
         * @return this builder
         */
        public Builder maxHandshakeHeaderSize(int value) {
            maxHandshakeHeaderSize = inRange("maxHandshakeHeaderSize", value, LEAST_HEADER, LARGEST_HEADER);
            return this;
        }

        /**
         * Sets the largest message taken; a larger one closes the connection with 1009.
         *
         * @param value bytes after decompression, 0 to {@link WebSocketOptions#MAX_MESSAGE_SIZE}; 16 MiB by default
         * @return this builder
         */
        public Builder maxMessageSize(int value) {
            maxMessageSize = inRange("maxMessageSize", value, 0, WebSocketOptions.MAX_MESSAGE_SIZE);
            return this;
        }

        /**
         * Sets how many messages one client may send.
         *
         * @param value the limit; none by default
         * @return this builder
         */
        public Builder rateLimit(RateLimit value) {
            rateLimit = Optional.of(Objects.requireNonNull(value, "rateLimit"));
            return this;
        }

        /**
         * Sets how many bytes may wait for one client.
         *
         * @param value the limit; 16 MiB and 1013 by default
         * @return this builder
         */
        public Builder slowClient(SlowClientLimit value) {
            slowClient = Objects.requireNonNull(value, "slowClient");
            return this;
        }

        /**
         * Sets how long it may take from the end of TCP's handshake, or TLS's, to the response; TLS may take as long. A
         * connection that takes longer is cut.
         *
         * @param value 1 ms to {@link WebSocketOptions#MAX_DURATION}; 10 s by default
         * @return this builder
         */
        public Builder handshakeTimeout(Duration value) {
            handshakeTimeout = checked("handshakeTimeout", value, Duration.ofMillis(1));
            return this;
        }

        /**
         * Sets for how long a connection may bring no complete message; it is closed with 3008 then.
         *
         * @param value {@link WebSocketOptions#MAX_DURATION} at most; zero, the default, for ever
         * @return this builder
         */
        public Builder readTimeout(Duration value) {
            readTimeout = checked("readTimeout", value, Duration.ZERO);
            return this;
        }

        /**
         * Sets for how long a client's socket may take none of the bytes that wait for it; it is cut then.
         *
         * @param value {@link WebSocketOptions#MAX_DURATION} at most; zero for ever; 30 s by default
         * @return this builder
         */
        public Builder writeTimeout(Duration value) {
            writeTimeout = checked("writeTimeout", value, Duration.ZERO);
            return this;
        }

        /**
         * Sets how long the client's close frame is waited for.
         *
         * @param value 1 ms to {@link WebSocketOptions#MAX_DURATION}; 10 s by default
         * @return this builder
         */
        public Builder closeTimeout(Duration value) {
            closeTimeout = checked("closeTimeout", value, Duration.ofMillis(1));
            return this;
        }

        /**
         * Sends a ping after each interval in which a client was silent, and cuts the connection after as many unanswered
         * intervals as {@link #keepAliveMisses(int)} says.
         *
         * @param value the interval, {@link WebSocketOptions#MAX_DURATION} at most; zero for no pings; 30 s by default
         * @return this builder
         */
        public Builder keepAliveInterval(Duration value) {
            keepAliveInterval = checked("keepAliveInterval", value, Duration.ZERO);
            return this;
        }

        /**
         * Sets after how many unanswered pings a connection is cut.
         *
         * @param value 1 or more; 2 by default
         * @return this builder
         */
        public Builder keepAliveMisses(int value) {
            keepAliveMisses = inRange("keepAliveMisses", value, 1, Integer.MAX_VALUE);
            return this;
        }

        /**
         * Sets whether and how messages are compressed where the client offers it (RFC 7692).
         *
         * @param value the most that is granted; each message by itself from 1 KiB on by default, which holds no memory
         *     for a connection, and lets a broadcast be compressed once
         * @return this builder
         */
        public Builder compression(CompressionOptions value) {
            compression = Objects.requireNonNull(value, "compression");
            return this;
        }

        /**
         * Sets whose pages may connect; others are refused with 403.
         *
         * @param value the rule; {@link Origins#same()} by default
         * @return this builder
         */
        public Builder origins(Origins value) {
            origins = Objects.requireNonNull(value, "origins");
            return this;
        }

        /**
         * Sets the subprotocols that the server speaks: the first that a client offers as well is chosen, unless a {@link
         * HandshakeDecision} chooses another; none where there is none.
         *
         * @param values in the order of preference; none by default
         * @return this builder
         */
        public Builder protocols(String... values) {
            protocols = List.of(values);
            return this;
        }

        /**
         * Lets the server speak TLS. Where {@link TlsOptions#trustStore()} is set, a client has to show a certificate that
         * it trusts. Of no use for {@link WebSocketHandler}.
         *
         * @param value with the server's certificate
         * @return this builder
         * @throws IllegalArgumentException if there is no certificate
         */
        public Builder tls(TlsOptions value) {
            if (value.keyStore().isEmpty()) {
                throw new IllegalArgumentException("tls: a server needs a certificate (TlsOptions.serverCertificate)");
            }
            tls = Optional.of(value);
            return this;
        }

        /**
         * Sets what counts.
         *
         * @param value for example {@link MicrometerMetrics}
         * @return this builder
         */
        public Builder metrics(ServerMetrics value) {
            metrics = Objects.requireNonNull(value, "metrics");
            return this;
        }

        private static Duration checked(String option, Duration value, Duration least) {
            return inRange(option, value, least, WebSocketOptions.MAX_DURATION);
        }

        /** {@return the options} */
        public ServerOptions build() {
            return new ServerOptions(this);
        }
    }
}
