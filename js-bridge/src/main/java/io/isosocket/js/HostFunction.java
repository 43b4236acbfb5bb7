package io.isosocket.js;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A Java function that is offered to a script under a name. It is called on the runtime's context, so it must not block;
 * what takes time returns a {@link io.vertx.core.Future} or a {@link java.util.concurrent.CompletionStage}, which the
 * script sees as a promise.
 */
@FunctionalInterface
public interface HostFunction {

    /**
     * Called by the script.
     *
     * @param arguments as {@link JsRuntime} converts values; unmodifiable
     * @return the result, converted likewise
     * @throws Exception what is thrown becomes an {@code Error} of the script with the same message
     */
    @Nullable Object call(List<@Nullable Object> arguments) throws Exception;
}
