package io.isosocket;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Why a connection failed: what the browser keeps from a page, for the JVM's users. The error event and the close event
 * of a failed connection carry one; {@link #of(Event)} reads it. Nothing of it shows in what the standard defines.
 *
 * <p>Immutable.
 */
public final class WebSocketFailure extends Exception {

    private static final long serialVersionUID = 1L;

    /** What kind of failure it was. */
    public enum Kind {
        /** A policy refused the connection. */
        PERMISSION_DENIED,
        /** The request could not be made: a port that is blocked, a local address that is not this machine's. */
        INVALID,
        /** Something did not happen in time. */
        TIMEOUT,
        /** The name did not resolve, or no address took the connection. */
        UNREACHABLE,
        /** TLS failed: a certificate that is not trusted, a name that does not match, an alert. */
        TLS,
        /** The server answered the opening handshake with something else than a valid 101, or a proxy refused a tunnel. */
        HANDSHAKE_REFUSED,
        /** The peer broke the protocol. */
        PROTOCOL,
        /** A message was over the limit. */
        TOO_BIG,
        /** The connection was lost, or closed before it was open. */
        CLOSED,
        /** Something went wrong on this side. */
        INTERNAL
    }

    /** How far the connection had come. */
    public enum Phase {
        /** Checks before anything is sent. */
        PREPARE,
        /** Name resolution. */
        RESOLVE,
        /** The TCP connection. */
        CONNECT,
        /** The TLS handshake. */
        TLS,
        /** The opening handshake. */
        HANDSHAKE,
        /** The connection was open. */
        OPEN,
        /** The closing handshake had started. */
        CLOSING
    }

    /**
     * An HTTP response that was not the handshake's, or a proxy's to the request for a tunnel.
     *
     * @param status the status code
     * @param headers the headers, names in lower case; copied, unmodifiable
     * @param body the body, or its first 64 KiB, decoded as UTF-8; empty for a proxy
     */
    public record HttpResponse(int status, Map<String, List<String>> headers, String body) {

        /**
         * Copies the headers.
         *
         * @param status the status code
         * @param headers the headers, names in lower case; copied, unmodifiable
         * @param body the body, or its first 64 KiB, decoded as UTF-8; empty for a proxy
         */
        public HttpResponse {
            Objects.requireNonNull(body, "body");
            Map<String, List<String>> copy = new TreeMap<>();
            Objects.requireNonNull(headers, "headers").forEach((name, values) -> copy.put(name, List.copyOf(values)));
            headers = Collections.unmodifiableMap(copy);
        }
    }

    /** What kind of failure it was. */
    private final Kind kind;
    /** How far the connection had come. */
    private final Phase phase;
    /** Whether to try again may help. */
    private final boolean retryable;

    private final transient @Nullable HttpResponse response;
    /** The alert's name, or null. */
    private final @Nullable String tlsAlert;
    /** The code of the close frame sent, 0 for none. */
    private final int closeCodeSent;
    /** The code of the close frame received, 0 for none. */
    private final int closeCodeReceived;

    private WebSocketFailure(Builder builder) {
        super(builder.message, builder.cause, true, false);
        kind = builder.kind;
        phase = builder.phase;
        retryable = builder.retryable;
        response = builder.response;
        tlsAlert = builder.tlsAlert;
        closeCodeSent = builder.closeCodeSent;
        closeCodeReceived = builder.closeCodeReceived;
    }

    /**
     * Reads the failure from an error or close event of a WebSocket.
     *
     * @param event an event
     * @return the failure, or empty where the event is another one or the connection was not failed
     */
    public static Optional<WebSocketFailure> of(Event event) {
        return Optional.ofNullable(Objects.requireNonNull(event, "event").failure());
    }

    /**
     * Starts a failure.
     *
     * @param kind what kind of failure
     * @param phase how far the connection had come
     * @param message what happened, in words for a person, with no userinfo or query of the URL
     * @return the builder
     */
    public static Builder builder(Kind kind, Phase phase, String message) {
        return new Builder(kind, phase, message);
    }

    /** {@return what kind of failure it was} */
    public Kind kind() {
        return kind;
    }

    /** {@return how far the connection had come} */
    public Phase phase() {
        return phase;
    }

    /** {@return whether the same connection may succeed when it is tried again later} */
    public boolean retryable() {
        return retryable;
    }

    /** {@return the HTTP response that refused the handshake or, of a proxy, the tunnel, if there was one} */
    public Optional<HttpResponse> response() {
        return Optional.ofNullable(response);
    }

    /** {@return the name of the TLS alert (IANA's, such as {@code handshake_failure}), if there was one} */
    public Optional<String> tlsAlert() {
        return Optional.ofNullable(tlsAlert);
    }

    /** {@return the code of the close frame that was sent, if one was; 1005 for a frame without a code} */
    public OptionalInt closeCodeSent() {
        return closeCodeSent == 0 ? OptionalInt.empty() : OptionalInt.of(closeCodeSent);
    }

    /** {@return the code of the close frame that was received, if one was; 1005 for a frame without a code} */
    public OptionalInt closeCodeReceived() {
        return closeCodeReceived == 0 ? OptionalInt.empty() : OptionalInt.of(closeCodeReceived);
    }

    /** Collects what is known of a failure. */
    public static final class Builder {
        private final Kind kind;
        private final Phase phase;
        private final String message;
        private boolean retryable;
        private @Nullable Throwable cause;
        private @Nullable HttpResponse response;
        private @Nullable String tlsAlert;
        private int closeCodeSent;
        private int closeCodeReceived;

        private Builder(Kind kind, Phase phase, String message) {
            this.kind = Objects.requireNonNull(kind, "kind");
            this.phase = Objects.requireNonNull(phase, "phase");
            this.message = Objects.requireNonNull(message, "message");
            this.retryable = switch (kind) {
                case TIMEOUT, UNREACHABLE, CLOSED -> true;
                default -> false;
            };
        }

        /**
         * Says whether to try again may help; by default it may for TIMEOUT, UNREACHABLE and CLOSED.
         *
         * @param value whether it may
         * @return this builder
         */
        public Builder retryable(boolean value) {
            retryable = value;
            return this;
        }

        /**
         * Keeps what was thrown.
         *
         * @param value the cause, or null
         * @return this builder
         */
        public Builder cause(@Nullable Throwable value) {
            cause = value;
            return this;
        }

        /**
         * Keeps the response that refused the handshake.
         *
         * @param value the response
         * @return this builder
         */
        public Builder response(HttpResponse value) {
            response = value;
            return this;
        }

        /**
         * Keeps the name of the TLS alert.
         *
         * @param value the alert's name, or null
         * @return this builder
         */
        public Builder tlsAlert(@Nullable String value) {
            tlsAlert = value;
            return this;
        }

        /**
         * Keeps the code of the close frame that was sent.
         *
         * @param code the code, 1005 for a frame without one, or 0 for no frame
         * @return this builder
         */
        public Builder closeCodeSent(int code) {
            closeCodeSent = code;
            return this;
        }

        /**
         * Keeps the code of the close frame that was received.
         *
         * @param code the code, 1005 for a frame without one, or 0 for no frame
         * @return this builder
         */
        public Builder closeCodeReceived(int code) {
            closeCodeReceived = code;
            return this;
        }

        /** {@return the failure} */
        public WebSocketFailure build() {
            return new WebSocketFailure(this);
        }
    }
}
