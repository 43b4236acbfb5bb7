package io.isosocket.js.host;

import io.isosocket.DOMException;
import io.isosocket.js.loop.EventLoop;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.graalvm.polyglot.Value;

/** Settles promises of scripts with the outcome of work in Java. */
final class Promises {

    private final EventLoop loop;

    Promises(EventLoop loop) {
        this.loop = loop;
    }

    /**
     * Calls one of the two functions: at once where the work is done already, as a later task otherwise.
     *
     * @param work gives something that a script may have
     * @param resolve gets the result
     * @param reject gets the name and the message of the DOMException that the script makes of the failure
     */
    <T> void settle(CompletionStage<T> work, Value resolve, Value reject) {
        CompletableFuture<T> future = work.toCompletableFuture();
        if (!future.isDone()) {
            loop.complete(work, resolve::executeVoid, failure -> reject(reject, failure));
            return;
        }
        T result;
        try {
            result = future.join();
        } catch (CompletionException e) {
            Throwable cause = e.getCause();
            reject(reject, cause == null ? e : cause);
            return;
        }
        resolve.executeVoid(result);
    }

    private static void reject(Value reject, Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof DOMException exception) {
            reject.executeVoid(exception.name(), exception.message());
        } else {
            reject.executeVoid("OperationError", failure.toString());
        }
    }
}
