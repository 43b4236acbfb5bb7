package io.isosocket.cli;

import java.nio.file.FileSystemException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waiting of the command's own threads, never of an event loop. */
final class Await {

    /** How long Ctrl-C waits for a closing handshake, in seconds. */
    static final long GRACE_SECONDS = 2;

    private Await() {}

    static <T> T forever(CompletionStage<T> stage) throws InterruptedException, ExecutionException {
        return stage.toCompletableFuture().get();
    }

    /**
     * Waits for {@link #GRACE_SECONDS} at most; what failed or was not done then is given up, since the process ends.
     *
     * @param stage what to wait for
     */
    static void briefly(CompletionStage<?> stage) {
        try {
            stage.toCompletableFuture().get(GRACE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            // The process ends now; there is nothing left to try.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** {@return what went wrong, in words for a person} */
    static String reason(Throwable failure) {
        Throwable cause = failure;
        while ((cause instanceof ExecutionException || cause instanceof CompletionException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof FileSystemException trouble && trouble.getReason() == null) {
            return trouble.getFile() + ": " + FileTrouble.words(trouble);
        }
        String message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : message;
    }
}
