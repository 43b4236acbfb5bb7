package io.isosocket;

import io.isosocket.WebSocketFailure.Kind;
import io.isosocket.WebSocketFailure.Phase;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Makes afresh what an attempt of a {@link ReconnectingWebSocket} connects to, and with what. */
final class AttemptOpening {

    private AttemptOpening() {}

    /** {@return done once all is there; fails with a {@link WebSocketFailure}} */
    static CompletableFuture<Opening> prepare(PerAttempt<String> url, ReconnectOptions options, int attempt) {
        CompletableFuture<String> address = made("URL", url, attempt);
        CompletableFuture<Map<String, List<String>>> headers = made("headers", options.headers(), attempt);
        CompletableFuture<List<String>> protocols = made("protocols", options.protocols(), attempt);
        return address.thenCombine(
                        headers,
                        (place, fields) ->
                                protocols.thenApply(names -> opening(options.socket(), place, fields, names)))
                .thenCompose(opening -> opening);
    }

    private static <T> CompletableFuture<T> made(String what, PerAttempt<T> source, int attempt) {
        CompletableFuture<T> made = new CompletableFuture<>();
        try {
            var unused = source.make(attempt).whenComplete((value, thrown) -> {
                if (thrown != null) {
                    made.completeExceptionally(notMade(what, thrown));
                } else if (value == null) {
                    made.completeExceptionally(notMade(what, new NullPointerException("it is null")));
                } else {
                    made.complete(value);
                }
            });
        } catch (Throwable thrown) {
            // An Error, too: without an end of the attempt, no other one would follow.
            made.completeExceptionally(notMade(what, thrown));
        }
        return made;
    }

    /** Most often a service that gives tokens could not be reached: worth another try. */
    private static WebSocketFailure notMade(String what, Throwable thrown) {
        Throwable cause = unwrapped(thrown);
        if (cause instanceof WebSocketFailure failure) {
            return failure;
        }
        return WebSocketFailure.builder(
                        Kind.INTERNAL,
                        Phase.PREPARE,
                        "the " + what + " of the attempt could not be made: " + cause.getMessage())
                .cause(cause)
                .retryable(true)
                .build();
    }

    private static Opening opening(
            WebSocketOptions socket, String url, Map<String, List<String>> fields, List<String> protocols) {
        try {
            Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            headers.putAll(socket.headers());
            headers.putAll(fields);
            return Opening.of(
                    url,
                    socket.toBuilder()
                            .headers(Collections.unmodifiableMap(headers))
                            .protocols(protocols)
                            .build());
        } catch (RuntimeException invalid) {
            throw new CompletionException(
                    WebSocketFailure.builder(Kind.INVALID, Phase.PREPARE, String.valueOf(invalid.getMessage()))
                            .cause(invalid)
                            .build());
        }
    }

    /** {@return why it is not there} */
    static WebSocketFailure failure(Throwable ofStage) {
        Throwable cause = unwrapped(ofStage);
        return cause instanceof WebSocketFailure failure ? failure : notMade("opening", cause);
    }

    private static Throwable unwrapped(Throwable thrown) {
        return thrown instanceof CompletionException ? Objects.requireNonNullElse(thrown.getCause(), thrown) : thrown;
    }
}
