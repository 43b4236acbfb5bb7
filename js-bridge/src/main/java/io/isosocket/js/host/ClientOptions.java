package io.isosocket.js.host;

import io.isosocket.CompressionOptions;
import io.isosocket.CompressionOptions.Mode;
import io.isosocket.ProxyOptions;
import io.isosocket.QueueLimit;
import io.isosocket.TlsOptions;
import io.isosocket.WebSocketFailure.Kind;
import io.isosocket.WebSocketOptions;
import io.isosocket.js.ClientRules;
import io.isosocket.js.loop.EventLoop;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/**
 * The options of one client, which {@code client-options.js} sets one by one, each under the name that scripts know. It
 * has checked types and ranges; here is what the host's rules allow, and what Java alone can check.
 */
public final class ClientOptions {

    private static final double NANOS = 1e6;
    private static final List<Mode> MODES = List.of(Mode.DISABLED, Mode.CONTEXT_TAKEOVER, Mode.NO_CONTEXT);

    private final WebSocketOptions.Builder builder;
    private final WebSocketOptions host;
    private final ClientRules rules;
    private final EventLoop loop;
    private final Supplier<ScriptErrors> errors;
    private CompressionOptions compression;
    private QueueLimit queueLimit;
    private @Nullable ProxyOptions proxy;
    private @Nullable List<String> noProxy;
    private List<String> ca = List.of();
    private Optional<String> cert = Optional.empty();
    private Optional<String> key = Optional.empty();

    ClientOptions(WebSocketOptions host, ClientRules rules, EventLoop loop, Supplier<ScriptErrors> errors) {
        this.builder = host.toBuilder();
        this.host = host;
        this.rules = rules;
        this.loop = loop;
        this.errors = errors;
        compression = host.compression();
        queueLimit = host.queueLimit();
    }

    /** {@return the options, as far as they are set} */
    WebSocketOptions.Builder builder() {
        return builder.compression(compression).queueLimit(queueLimit);
    }

    /**
     * Sets how many messages a channel of the client holds.
     *
     * @param messages 1 to 10000
     */
    @HostAccess.Export
    public void channelCapacity(int messages) {
        builder.channelCapacity(messages);
    }

    /**
     * Adds a header field.
     *
     * @param name its name
     * @param value its value
     */
    @HostAccess.Export
    public void header(String name, String value) {
        require(rules.allowsHeader(name), "headers: the host does not let this script set " + name);
        checked(() -> builder.header(name, value));
    }

    /**
     * Sets the subprotocols.
     *
     * @param values an array of strings
     */
    @HostAccess.Export
    public void protocols(Value values) {
        builder.protocols(SocketsHost.strings(values));
    }

    /**
     * Sets a time limit.
     *
     * @param milliseconds 0 for none
     */
    @HostAccess.Export
    public void dialTimeout(double milliseconds) {
        builder.dialTimeout(duration(milliseconds));
    }

    /**
     * Sets a time limit.
     *
     * @param milliseconds 0 for none
     */
    @HostAccess.Export
    public void handshakeTimeout(double milliseconds) {
        builder.handshakeTimeout(duration(milliseconds));
    }

    /**
     * Sets a time limit.
     *
     * @param milliseconds 0 for none
     */
    @HostAccess.Export
    public void readTimeout(double milliseconds) {
        builder.readTimeout(duration(milliseconds));
    }

    /**
     * Sets a time limit.
     *
     * @param milliseconds 0 for none
     */
    @HostAccess.Export
    public void writeTimeout(double milliseconds) {
        builder.writeTimeout(duration(milliseconds));
    }

    /**
     * Sets a time limit.
     *
     * @param milliseconds 1 or more
     */
    @HostAccess.Export
    public void closeTimeout(double milliseconds) {
        builder.closeTimeout(duration(milliseconds));
    }

    /**
     * Sets the interval of the pings.
     *
     * @param milliseconds 0 for none
     */
    @HostAccess.Export
    public void keepAlive(double milliseconds) {
        builder.keepAliveInterval(duration(milliseconds));
    }

    /**
     * Sets how many pings may go unanswered.
     *
     * @param count 1 or more
     */
    @HostAccess.Export
    public void keepAliveMisses(int count) {
        builder.keepAliveMisses(count);
    }

    /**
     * Sets how messages are compressed.
     *
     * @param mode 0 for not at all, 1 with context takeover, 2 without
     */
    @HostAccess.Export
    public void compression(int mode) {
        compression = new CompressionOptions(MODES.get(mode), compression.level(), compression.threshold());
    }

    /**
     * Sets how hard they are compressed.
     *
     * @param level 0 to 9
     */
    @HostAccess.Export
    public void compressionLevel(int level) {
        compression = compression.withLevel(level);
    }

    /**
     * Sets from which size on they are compressed.
     *
     * @param bytes 0 to 100 MiB
     */
    @HostAccess.Export
    public void compressionThreshold(int bytes) {
        compression = compression.withThreshold(bytes);
    }

    /**
     * Sets the largest message taken.
     *
     * @param bytes 0 to 128 MiB
     */
    @HostAccess.Export
    public void readLimit(int bytes) {
        builder.maxMessageSize(bytes);
    }

    /**
     * Sets the largest header of a handshake response taken.
     *
     * @param bytes 256 to 16 MiB
     */
    @HostAccess.Export
    public void maxHandshakeHeaderSize(int bytes) {
        builder.maxHandshakeHeaderSize(bytes);
    }

    /**
     * Sets how much may wait to be sent.
     *
     * @param bytes 1 or more
     */
    @HostAccess.Export
    public void queueLimit(double bytes) {
        queueLimit = new QueueLimit((long) bytes, queueLimit.whenFull());
    }

    /**
     * Sets what becomes of a message that would be too much.
     *
     * @param policy {@code fail} or {@code close}
     */
    @HostAccess.Export
    public void whenQueueFull(String policy) {
        queueLimit = new QueueLimit(
                queueLimit.maxBytes(),
                policy.equals("close") ? QueueLimit.WhenFull.CLOSE : QueueLimit.WhenFull.FAIL_SEND);
    }

    /**
     * Sets whether pings are answered without the script.
     *
     * @param value whether they are
     */
    @HostAccess.Export
    public void automaticPong(boolean value) {
        builder.automaticPong(value);
    }

    /**
     * Sets whether messages are delivered while closing.
     *
     * @param value whether they are
     */
    @HostAccess.Export
    public void deliverWhileClosing(boolean value) {
        builder.deliverWhileClosing(value);
    }

    /**
     * Sets the proxy.
     *
     * @param url its URL
     */
    @HostAccess.Export
    public void proxy(String url) {
        require(rules.routes(), "proxy: the host does not let this script choose one");
        proxy = checked(() -> ProxyOptions.parse(url));
        applyProxy();
    }

    /**
     * Sets for which hosts no proxy is used.
     *
     * @param entries an array of strings
     */
    @HostAccess.Export
    public void noProxy(Value entries) {
        require(rules.routes(), "noProxy: the host does not let this script choose a proxy");
        noProxy = SocketsHost.strings(entries);
        applyProxy();
    }

    private void applyProxy() {
        ProxyOptions used = proxy == null ? host.proxy().orElse(null) : proxy;
        List<String> without = noProxy;
        if (used != null) {
            builder.proxy(without == null ? used : checked(() -> used.noProxy(without.toArray(String[]::new))));
        }
    }

    /**
     * Sets from which address of this machine connections are made.
     *
     * @param address an IPv4 or IPv6 address
     */
    @HostAccess.Export
    public void localAddress(String address) {
        require(rules.routes(), "localAddress: the host does not let this script choose one");
        builder.localAddress(checked(() -> AddressText.parse("localAddress", address)));
    }

    /**
     * Sets whom to trust.
     *
     * @param files an array of the names of PEM files
     */
    @HostAccess.Export
    public void ca(Value files) {
        requireFiles("ca");
        ca = SocketsHost.strings(files);
    }

    /**
     * Sets the client certificate.
     *
     * @param file the name of a PEM file
     */
    @HostAccess.Export
    public void cert(String file) {
        requireFiles("cert");
        cert = Optional.of(file);
    }

    /**
     * Sets the client certificate's key.
     *
     * @param file the name of a PEM file
     */
    @HostAccess.Export
    public void key(String file) {
        requireFiles("key");
        key = Optional.of(file);
    }

    /** {@return whether {@link #readFiles} has to be called} */
    @HostAccess.Export
    public boolean hasFiles() {
        if (key.isPresent() && cert.isEmpty()) {
            throw errors.get().failure(Kind.INVALID, "key: is given without cert");
        }
        return !ca.isEmpty() || cert.isPresent();
    }

    /**
     * Reads the PEM files, on a thread that may block.
     *
     * @param resolve is called when that is done
     * @param reject gets a message
     */
    @HostAccess.Export
    public void readFiles(Value resolve, Value reject) {
        CompletionStage<TlsOptions> read =
                loop.context().executeBlocking((Callable<TlsOptions>) this::tls).toCompletionStage();
        loop.complete(
                read,
                tls -> {
                    builder.tls(tls);
                    resolve.executeVoid();
                },
                failure -> reject.executeVoid(String.valueOf(failure.getMessage())));
    }

    private TlsOptions tls() {
        TlsOptions.Builder tls = host.tls().toBuilder();
        if (!ca.isEmpty()) {
            tls.trustCertificates(ca.stream().map(file -> path("ca", file)).toArray(Path[]::new));
        }
        cert.ifPresent(file -> tls.clientCertificate(path("cert", file), path("key", key.orElse(file))));
        return tls.build();
    }

    private static Path path(String option, String file) {
        try {
            return Path.of(file);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException(option + ": \"" + file + "\" is not a file's name", e);
        }
    }

    private void requireFiles(String option) {
        require(rules.files(), option + ": the host does not let this script name files");
    }

    private void require(boolean allowed, String refusal) {
        if (!allowed) {
            throw errors.get().failure(Kind.PERMISSION_DENIED, refusal);
        }
    }

    private <T> T checked(Supplier<T> setting) {
        try {
            return setting.get();
        } catch (IllegalArgumentException e) {
            throw errors.get().failure(Kind.INVALID, String.valueOf(e.getMessage()));
        }
    }

    private static Duration duration(double milliseconds) {
        return Duration.ofNanos(Math.round(milliseconds * NANOS));
    }
}
