package io.isosocket;

import io.isosocket.spi.Connection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How an attempt or its connection ended. */
record AttemptEnd(boolean wasClean, int code, String reason, @Nullable WebSocketFailure failure) {

    /** {@link ReconnectingWebSocket#reconnect()} was called. */
    static final AttemptEnd LEFT = new AttemptEnd(true, CloseCode.NORMAL_CLOSURE, "", null);

    static AttemptEnd failed(WebSocketFailure failure) {
        return new AttemptEnd(false, Connection.ABNORMAL_CLOSURE, "", failure);
    }

    /** {@return what is told to those who wait for something of the connection} */
    WebSocketFailure why() {
        return failure == null ? SocketBehavior.closedBefore(code) : failure;
    }

    /** Whether no attempt follows. */
    boolean isFinal(ReconnectOptions options) {
        if (failure == null) {
            return options.finalCloseCodes().contains(code);
        }
        Optional<WebSocketFailure.HttpResponse> response = failure.response();
        if (response.isPresent()) {
            return options.finalStatuses().contains(response.get().status());
        }
        return !failure.retryable() && !options.retryEveryFailure();
    }

    /** Whether an open connection was closed by this side alone, since what carries it goes away. */
    boolean isGoingAway() {
        return failure == null || failure.closeCodeSent().orElse(0) == CloseCode.GOING_AWAY;
    }
}
