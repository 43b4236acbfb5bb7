package io.isosocket;

import static io.isosocket.Ranges.inRange;

import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How a {@link ReconnectingWebSocket} connects, when it tries again and when it gives up.
 *
 * <p>Immutable. {@link #builder()} starts from the defaults, {@link #toBuilder()} from these options. Every value is
 * checked when it is given.
 */
public final class ReconnectOptions {

    /** The defaults. */
    public static final ReconnectOptions DEFAULT = new Builder().build();

    private final WebSocketOptions socket;
    private final PerAttempt<Map<String, List<String>>> headers;
    /** Null for those of the socket's options. */
    private final @Nullable PerAttempt<List<String>> protocols;

    private final ReconnectDelay delay;
    private final Duration resetAfter;
    private final int maxAttempts;
    private final Duration maxDowntime;
    private final Set<Integer> finalCloseCodes;
    private final Set<Integer> finalStatuses;
    private final boolean retryEveryFailure;
    private final long queueWhileDown;
    private final Confirmation confirmation;
    private final long unconfirmedLimit;

    private ReconnectOptions(Builder builder) {
        socket = builder.socket;
        headers = builder.headers;
        protocols = builder.protocols;
        delay = builder.delay;
        resetAfter = builder.resetAfter;
        maxAttempts = builder.maxAttempts;
        maxDowntime = builder.maxDowntime;
        finalCloseCodes = builder.finalCloseCodes;
        finalStatuses = builder.finalStatuses;
        retryEveryFailure = builder.retryEveryFailure;
        queueWhileDown = builder.queueWhileDown;
        confirmation = builder.confirmation;
        unconfirmedLimit = builder.unconfirmedLimit;
    }

    /** {@return a builder that holds the defaults} */
    public static Builder builder() {
        return new Builder();
    }

    /** {@return a builder that holds these options} */
    public Builder toBuilder() {
        return new Builder(this);
    }

    /** {@return the options of each connection; the defaults of a {@link WebSocket} by default} */
    public WebSocketOptions socket() {
        return socket;
    }

    /** {@return what makes the header fields of an attempt besides those of {@link #socket()}; none by default} */
    public PerAttempt<Map<String, List<String>>> headers() {
        return headers;
    }

    /** {@return what makes the subprotocols of an attempt; those of {@link #socket()} by default} */
    public PerAttempt<List<String>> protocols() {
        return protocols == null ? PerAttempt.always(socket.protocols()) : protocols;
    }

    /** {@return how long to wait before an attempt; from 500 ms doubling to 30 s, half left to chance, by default} */
    public ReconnectDelay delay() {
        return delay;
    }

    /**
     * {@return how long a connection has to stay open for delays, attempts and downtime to be counted anew after it; 5 s
     * by default, zero for any that was open}
     */
    public Duration resetAfter() {
        return resetAfter;
    }

    /** {@return after how many attempts in a row to give up; zero, the default, for never} */
    public int maxAttempts() {
        return maxAttempts;
    }

    /** {@return for how long attempts are started; zero, the default, for ever} */
    public Duration maxDowntime() {
        return maxDowntime;
    }

    /** {@return the peer's close codes after which no attempt follows, in order; 1000 and 1008 by default} */
    public Set<Integer> finalCloseCodes() {
        return finalCloseCodes;
    }

    /**
     * {@return the statuses of HTTP responses that refuse the handshake or a tunnel, after which no attempt follows, in
     * order; 100 to 499, 501 and 505 by default}
     */
    public Set<Integer> finalStatuses() {
        return finalStatuses;
    }

    /** {@return whether an attempt follows a failure that is not {@link WebSocketFailure#retryable()}; false by default} */
    public boolean retryEveryFailure() {
        return retryEveryFailure;
    }

    /** {@return how many bytes of messages are taken while there is no connection; zero, the default, for none} */
    public long queueWhileDown() {
        return queueWhileDown;
    }

    /** {@return when a message is taken for arrived; {@link Confirmation#PONG} by default} */
    public Confirmation confirmation() {
        return confirmation;
    }

    /** {@return how many bytes of messages may be handed to a connection without being confirmed; 16 MiB by default} */
    public long unconfirmedLimit() {
        return unconfirmedLimit;
    }

    /** Collects the options. */
    public static final class Builder {
        private static final long DEFAULT_UNCONFIRMED = 16 << 20;
        private static final int LEAST_CODE = CloseCode.NORMAL_CLOSURE;
        private static final int MOST_CODE = 4999;
        private static final int LEAST_STATUS = 100;
        private static final int MOST_STATUS = 999;
        private static final int FIRST_SERVER_ERROR = 500;
        private static final int NOT_IMPLEMENTED = 501;
        private static final int VERSION_NOT_SUPPORTED = 505;

        private WebSocketOptions socket = WebSocketOptions.DEFAULT;
        private PerAttempt<Map<String, List<String>>> headers = PerAttempt.always(Map.of());
        private @Nullable PerAttempt<List<String>> protocols;
        private ReconnectDelay delay = ReconnectDelay.exponential(Duration.ofMillis(500), Duration.ofSeconds(30));
        private Duration resetAfter = Duration.ofSeconds(5);
        private int maxAttempts;
        private Duration maxDowntime = Duration.ZERO;
        private Set<Integer> finalCloseCodes = checked(
                "finalCloseCodes", Set.of(CloseCode.NORMAL_CLOSURE, CloseCode.POLICY_VIOLATION), LEAST_CODE, MOST_CODE);
        private Set<Integer> finalStatuses = defaultStatuses();
        private boolean retryEveryFailure;
        private long queueWhileDown;
        private Confirmation confirmation = Confirmation.PONG;
        private long unconfirmedLimit = DEFAULT_UNCONFIRMED;

        private Builder() {}

        private Builder(ReconnectOptions options) {
            socket = options.socket;
            headers = options.headers;
            protocols = options.protocols;
            delay = options.delay;
            resetAfter = options.resetAfter;
            maxAttempts = options.maxAttempts;
            maxDowntime = options.maxDowntime;
            finalCloseCodes = options.finalCloseCodes;
            finalStatuses = options.finalStatuses;
            retryEveryFailure = options.retryEveryFailure;
            queueWhileDown = options.queueWhileDown;
            confirmation = options.confirmation;
            unconfirmedLimit = options.unconfirmedLimit;
        }

        private static Set<Integer> defaultStatuses() {
            IntStream refusals = IntStream.range(LEAST_STATUS, FIRST_SERVER_ERROR);
            IntStream permanent = IntStream.of(NOT_IMPLEMENTED, VERSION_NOT_SUPPORTED);
            Set<Integer> all = IntStream.concat(refusals, permanent).boxed().collect(Collectors.toSet());
            return checked("finalStatuses", all, LEAST_STATUS, MOST_STATUS);
        }

        private static Set<Integer> checked(String option, Collection<Integer> values, int least, int most) {
            List<Integer> copy = NoNulls.copy(values, option);
            copy.forEach(value -> inRange(option, value.intValue(), least, most));
            return Collections.unmodifiableSet(new TreeSet<>(copy));
        }

        /**
         * Sets the options of each connection.
         *
         * @param value the options; {@link WebSocketOptions#handshakeTimeout()} limits what {@link PerAttempt} takes, too
         * @return this builder
         */
        public Builder socket(WebSocketOptions value) {
            socket = Objects.requireNonNull(value, "socket");
            return this;
        }

        /**
         * Sets what makes header fields for each attempt, as {@link WebSocketOptions.Builder#headers(Map)} takes them. A
         * field replaces one of its name in the options of the connection.
         *
         * @param value makes the fields; with one that a handshake cannot have, the attempt fails for good
         * @return this builder
         */
        public Builder headers(PerAttempt<Map<String, List<String>>> value) {
            headers = Objects.requireNonNull(value, "headers");
            return this;
        }

        /**
         * Sets what makes the subprotocols for each attempt, in place of those in the options of the connection.
         *
         * @param value makes the subprotocols; with one that a handshake cannot have, the attempt fails for good
         * @return this builder
         */
        public Builder protocols(PerAttempt<List<String>> value) {
            protocols = Objects.requireNonNull(value, "protocols");
            return this;
        }

        /**
         * Sets how long to wait before an attempt.
         *
         * @param value the delay
         * @return this builder
         */
        public Builder delay(ReconnectDelay value) {
            delay = Objects.requireNonNull(value, "delay");
            return this;
        }

        /**
         * Sets how long a connection has to stay open for delays, attempts and downtime to be counted anew after it.
         *
         * @param value zero for any that was open, {@link WebSocketOptions#MAX_DURATION} at most
         * @return this builder
         */
        public Builder resetAfter(Duration value) {
            resetAfter = inRange("resetAfter", value, Duration.ZERO);
            return this;
        }

        /**
         * Sets after how many attempts in a row to give up. A connection that did not stay open for {@link #resetAfter}
         * counts as an attempt.
         *
         * @param value zero for never
         * @return this builder
         */
        public Builder maxAttempts(int value) {
            maxAttempts = inRange("maxAttempts", value, 0, Integer.MAX_VALUE);
            return this;
        }

        /**
         * Sets for how long attempts are started: none is after that time from the beginning, or from the end of the last
         * connection that stayed open for {@link #resetAfter}. Where the delay would reach beyond, it gives up at once.
         *
         * @param value zero for ever, {@link WebSocketOptions#MAX_DURATION} at most
         * @return this builder
         */
        public Builder maxDowntime(Duration value) {
            maxDowntime = inRange("maxDowntime", value, Duration.ZERO);
            return this;
        }

        /**
         * Sets the peer's close codes after which no attempt follows.
         *
         * @param values codes from 1000 to 4999; 1005 is for a close frame without one. An end without a close frame has
         *     a {@linkplain #retryEveryFailure failure} and no code.
         * @return this builder
         */
        public Builder finalCloseCodes(Collection<Integer> values) {
            finalCloseCodes = checked("finalCloseCodes", values, LEAST_CODE, MOST_CODE);
            return this;
        }

        /**
         * Sets the statuses of HTTP responses, in place of the handshake's 101 or a proxy's to the request for a tunnel,
         * after which no attempt follows. For a failure with a response they alone count.
         *
         * @param values statuses from 100 to 999
         * @return this builder
         */
        public Builder finalStatuses(Collection<Integer> values) {
            finalStatuses = checked("finalStatuses", values, LEAST_STATUS, MOST_STATUS);
            return this;
        }

        /**
         * Sets whether an attempt follows a failure that is not {@linkplain WebSocketFailure#retryable() retryable}, such
         * as a certificate that is not trusted.
         *
         * @param value whether one does
         * @return this builder
         */
        public Builder retryEveryFailure(boolean value) {
            retryEveryFailure = value;
            return this;
        }

        /**
         * Lets {@code send} take messages while there is no connection; they go out on the next one.
         *
         * @param bytes how many bytes of messages may wait then; zero for none: {@code send} throws
         * @return this builder
         */
        public Builder queueWhileDown(long bytes) {
            queueWhileDown = inRange("queueWhileDown", bytes, 0, Long.MAX_VALUE);
            return this;
        }

        /**
         * Sets when a message is taken for arrived.
         *
         * @param value by what it is known
         * @return this builder
         */
        public Builder confirmation(Confirmation value) {
            confirmation = Objects.requireNonNull(value, "confirmation");
            return this;
        }

        /**
         * Sets how many bytes of messages may be handed to a connection without being confirmed. That is what is kept for
         * a report, and what may become of unknown fate at most; further messages wait here, where they are safe. It also
         * limits the speed to so many bytes a round trip. A larger message is handed over alone.
         *
         * @param bytes 1 or more
         * @return this builder
         */
        public Builder unconfirmedLimit(long bytes) {
            unconfirmedLimit = inRange("unconfirmedLimit", bytes, 1, Long.MAX_VALUE);
            return this;
        }

        /** {@return the options} */
        public ReconnectOptions build() {
            return new ReconnectOptions(this);
        }
    }
}
