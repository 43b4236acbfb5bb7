package io.isosocket;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Makes something afresh for each attempt to connect of a {@link ReconnectingWebSocket}, such as a URL with a new token.
 *
 * @param <T> what it makes
 */
@FunctionalInterface
public interface PerAttempt<T> {

    /**
     * Makes the thing. Called on the task queue, which must not be blocked; what takes time completes the stage later, on
     * any thread. It may take as long as {@link WebSocketOptions#handshakeTimeout()}.
     *
     * <p>Where it throws or the stage fails, the attempt has failed and another one follows, as after a server that
     * cannot be reached; with a {@link WebSocketFailure} it is that failure's to say whether another one follows.
     *
     * @param attempt 0 for the very first connection, then the number of the attempt, as {@link
     *     ReconnectingEvent#attempt()} has it
     * @return the thing, not null
     * @throws Exception if it cannot be made
     */
    CompletionStage<T> make(int attempt) throws Exception;

    /**
     * The same thing for each attempt.
     *
     * @param value the thing
     * @param <T> what it is
     * @return gives the thing
     */
    static <T> PerAttempt<T> always(T value) {
        CompletionStage<T> made = CompletableFuture.completedStage(Objects.requireNonNull(value, "value"));
        return attempt -> made;
    }
}
