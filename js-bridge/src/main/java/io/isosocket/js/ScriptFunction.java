package io.isosocket.js;

import io.vertx.core.Future;
import org.jspecify.annotations.Nullable;

/** A function of a script, for Java code. Any thread may call it. */
@FunctionalInterface
public interface ScriptFunction {

    /**
     * Calls the function, in a task of its own where the caller is not in one of the runtime.
     *
     * @param arguments converted as {@link JsRuntime} says
     * @return its result; that of a promise where it returned one; failed with a {@link ScriptException} where it threw,
     *     or where the runtime has ended
     */
    Future<@Nullable Object> call(@Nullable Object... arguments);
}
