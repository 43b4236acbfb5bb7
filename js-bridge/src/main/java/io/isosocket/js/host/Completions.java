package io.isosocket.js.host;

import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** Brings the outcome of work done elsewhere back to the thread of a runtime, which it keeps alive meanwhile. */
@FunctionalInterface
public interface Completions {

    /**
     * Calls one of two consumers, as a task of the runtime, when a stage completes.
     *
     * @param <T> what the work gives
     * @param stage the work
     * @param done gets the result
     * @param failed gets what went wrong
     */
    <T> void complete(CompletionStage<T> stage, Consumer<T> done, Consumer<Throwable> failed);
}
