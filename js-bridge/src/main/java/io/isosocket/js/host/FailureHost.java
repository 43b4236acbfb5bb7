package io.isosocket.js.host;

import io.isosocket.WebSocketFailure;
import java.util.List;
import java.util.Locale;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.proxy.ProxyArray;
import org.jspecify.annotations.Nullable;

/** Why a connection failed, for the object under {@code Symbol.for('isosocket.cause')}. */
public final class FailureHost {

    private final WebSocketFailure failure;

    FailureHost(WebSocketFailure failure) {
        this.failure = failure;
    }

    /** {@return the kind, as Java names it} */
    @HostAccess.Export
    public String detail() {
        return failure.kind().name();
    }

    /** {@return the kind, in lower case} */
    @HostAccess.Export
    public String kind() {
        return lower(failure.kind());
    }

    /** {@return the phase, in lower case} */
    @HostAccess.Export
    public String phase() {
        return lower(failure.phase());
    }

    /** {@return what happened} */
    @HostAccess.Export
    public String message() {
        return String.valueOf(failure.getMessage());
    }

    /** {@return whether another attempt may succeed} */
    @HostAccess.Export
    public boolean retryable() {
        return failure.retryable();
    }

    /** {@return the status of the HTTP response that refused the handshake, or 0} */
    @HostAccess.Export
    public int status() {
        return failure.response().map(WebSocketFailure.HttpResponse::status).orElse(0);
    }

    /** {@return the beginning of that response's body, or null} */
    @HostAccess.Export
    public @Nullable String body() {
        return failure.response().map(WebSocketFailure.HttpResponse::body).orElse(null);
    }

    /** {@return the names of that response's header fields, in lower case} */
    @HostAccess.Export
    public ProxyArray headerNames() {
        return ProxyArray.fromList(failure.response()
                .map(response -> List.<Object>copyOf(response.headers().keySet()))
                .orElse(List.of()));
    }

    /**
     * The values of a header field of that response.
     *
     * @param name one of {@link #headerNames()}
     * @return its values, with commas between them
     */
    @HostAccess.Export
    public String header(String name) {
        return failure.response()
                .map(response -> String.join(", ", response.headers().getOrDefault(name, List.of())))
                .orElse("");
    }

    /** {@return the name of the TLS alert, or null} */
    @HostAccess.Export
    public @Nullable String tlsAlert() {
        return failure.tlsAlert().orElse(null);
    }

    /** {@return the close code that was received, or 0} */
    @HostAccess.Export
    public int closeCodeReceived() {
        return failure.closeCodeReceived().orElse(0);
    }

    /** {@return the close code that was sent, or 0} */
    @HostAccess.Export
    public int closeCodeSent() {
        return failure.closeCodeSent().orElse(0);
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
