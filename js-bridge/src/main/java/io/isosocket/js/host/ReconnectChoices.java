package io.isosocket.js.host;

import io.isosocket.Confirmation;
import io.isosocket.DOMException;
import io.isosocket.PerAttempt;
import io.isosocket.ReconnectDelay;
import io.isosocket.ReconnectOptions;
import io.isosocket.ReconnectingWebSocket;
import io.isosocket.WebSocketFailure;
import io.isosocket.WebSocketFailure.Kind;
import io.isosocket.WebSocketFailure.Phase;
import io.isosocket.WebSocketOptions;
import io.isosocket.js.ClientRules;
import io.isosocket.js.loop.EventLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.Value;

/**
 * The options of one reconnecting WebSocket, which {@code reconnecting-web-socket.js} sets one by one. It has checked
 * types and ranges.
 */
public final class ReconnectChoices {

    private static final double NANOS = 1e6;

    private final ReconnectOptions.Builder builder = ReconnectOptions.builder();
    private final ClientRules rules;
    private final EventLoop loop;
    private final Supplier<ScriptErrors> errors;
    private Optional<String> url = Optional.empty();
    private PerAttempt<String> urls = PerAttempt.always("");

    ReconnectChoices(ClientRules rules, EventLoop loop, Supplier<ScriptErrors> errors) {
        this.rules = rules;
        this.loop = loop;
        this.errors = errors;
    }

    /** {@return a WebSocket with these options} */
    ReconnectingWebSocket connect(WebSocketOptions socket) {
        ReconnectOptions options = builder.socket(socket).build();
        if (url.isEmpty()) {
            return new ReconnectingWebSocket(urls, options);
        }
        try {
            return new ReconnectingWebSocket(url.get(), options);
        } catch (DOMException invalid) {
            throw errors.get().failure(Kind.INVALID, invalid.message());
        }
    }

    /**
     * Sets the URL.
     *
     * @param value the same for each attempt
     */
    @HostAccess.Export
    public void url(String value) {
        url = Optional.of(value);
    }

    /**
     * Sets the delay.
     *
     * @param first milliseconds
     * @param factor by how much it grows
     * @param most milliseconds
     * @param jitter the part that is left to chance
     */
    @HostAccess.Export
    public void delay(double first, double factor, double most, double jitter) {
        try {
            builder.delay(new ReconnectDelay(duration(first), factor, duration(most), jitter));
        } catch (IllegalArgumentException invalid) {
            throw errors.get().failure(Kind.INVALID, "delay: " + invalid.getMessage());
        }
    }

    /**
     * Sets after which time open everything is counted anew.
     *
     * @param milliseconds 0 for at once
     */
    @HostAccess.Export
    public void resetAfter(double milliseconds) {
        builder.resetAfter(duration(milliseconds));
    }

    /**
     * Sets after how many attempts to give up.
     *
     * @param count 0 for never
     */
    @HostAccess.Export
    public void maxAttempts(int count) {
        builder.maxAttempts(count);
    }

    /**
     * Sets for how long attempts are started.
     *
     * @param milliseconds 0 for ever
     */
    @HostAccess.Export
    public void maxDowntime(double milliseconds) {
        builder.maxDowntime(duration(milliseconds));
    }

    /**
     * Sets the close codes that end it.
     *
     * @param codes an array of numbers
     */
    @HostAccess.Export
    public void finalCloseCodes(Value codes) {
        builder.finalCloseCodes(numbers(codes));
    }

    /**
     * Sets the HTTP statuses that end it.
     *
     * @param statuses an array of numbers
     */
    @HostAccess.Export
    public void finalStatuses(Value statuses) {
        builder.finalStatuses(numbers(statuses));
    }

    /**
     * Sets whether an attempt follows every failure.
     *
     * @param value whether one does
     */
    @HostAccess.Export
    public void retryEveryFailure(boolean value) {
        builder.retryEveryFailure(value);
    }

    /**
     * Sets how much is taken while there is no connection.
     *
     * @param bytes 0 for nothing
     */
    @HostAccess.Export
    public void queueWhileDown(double bytes) {
        builder.queueWhileDown((long) bytes);
    }

    /**
     * Sets how much may be handed to a connection without being confirmed.
     *
     * @param bytes 1 or more
     */
    @HostAccess.Export
    public void unconfirmedLimit(double bytes) {
        builder.unconfirmedLimit((long) bytes);
    }

    /**
     * Sets when a message is taken for arrived.
     *
     * @param name {@code pong} or {@code socket}
     */
    @HostAccess.Export
    public void confirmation(String name) {
        builder.confirmation(name.equals("pong") ? Confirmation.PONG : Confirmation.SOCKET);
    }

    /**
     * Sets what makes the URL.
     *
     * @param make takes the number of the attempt and a {@link Making}, which is to get a string
     */
    @HostAccess.Export
    public void urls(Value make) {
        urls = attempt -> made(make, attempt, Value::asString);
    }

    /**
     * Sets what makes header fields.
     *
     * @param make likewise; it is to get an array of names and values in turn
     */
    @HostAccess.Export
    public void headers(Value make) {
        builder.headers(attempt -> made(make, attempt, this::fields));
    }

    /**
     * Sets what makes the subprotocols.
     *
     * @param make likewise; it is to get an array of strings
     */
    @HostAccess.Export
    public void protocols(Value make) {
        builder.protocols(attempt -> made(make, attempt, SocketsHost::strings));
    }

    private <T> CompletableFuture<T> made(Value make, int attempt, Function<Value, T> convert) {
        CompletableFuture<T> made = new CompletableFuture<>();
        loop.run(() -> make.executeVoid(attempt, new Making<>(made, convert)));
        return made;
    }

    private Map<String, List<String>> fields(Value namesAndValues) {
        List<String> all = SocketsHost.strings(namesAndValues);
        Map<String, List<String>> fields = new LinkedHashMap<>();
        for (int i = 0; i < all.size(); i += 2) {
            String name = all.get(i);
            if (!rules.allowsHeader(name)) {
                throw new Refusal(Kind.PERMISSION_DENIED, "headers: the host does not let this script set " + name);
            }
            fields.computeIfAbsent(name, none -> new ArrayList<>()).add(all.get(i + 1));
        }
        return fields;
    }

    private static List<Integer> numbers(Value array) {
        return IntStream.range(0, (int) array.getArraySize())
                .mapToObj(i -> array.getArrayElement(i).asInt())
                .toList();
    }

    private static Duration duration(double milliseconds) {
        return Duration.ofNanos(Math.round(milliseconds * NANOS));
    }

    private static final class Refusal extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final Kind kind;

        Refusal(Kind kind, String message) {
            super(message, null, false, false);
            this.kind = kind;
        }

        WebSocketFailure failure() {
            return WebSocketFailure.builder(kind, Phase.PREPARE, String.valueOf(getMessage()))
                    .build();
        }
    }

    /** Takes what a script makes for an attempt. */
    public static final class Making<T> {
        private final CompletableFuture<T> made;
        private final Function<Value, T> convert;

        private Making(CompletableFuture<T> made, Function<Value, T> convert) {
            this.made = made;
            this.convert = convert;
        }

        /**
         * It is made.
         *
         * @param value of the type that was asked for
         */
        @HostAccess.Export
        public void done(Value value) {
            try {
                made.complete(convert.apply(value));
            } catch (Refusal refusal) {
                made.completeExceptionally(refusal.failure());
            }
        }

        /**
         * It could not be made.
         *
         * @param message why
         * @param isFinal whether no other attempt is to follow
         */
        @HostAccess.Export
        public void failed(String message, boolean isFinal) {
            made.completeExceptionally(
                    isFinal ? new Refusal(Kind.INVALID, message).failure() : new IllegalStateException(message));
        }
    }
}
