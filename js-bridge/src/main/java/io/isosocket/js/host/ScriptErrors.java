package io.isosocket.js.host;

import io.isosocket.DOMException;
import io.isosocket.WebSocketFailure;
import org.graalvm.polyglot.Value;

/**
 * Throws into a script what it expects to catch: its own realm's errors, never Java's. Each method throws; the exception
 * that it returns is for the compiler, {@code throw errors.type("…")}.
 */
public final class ScriptErrors {

    private final Value thrower;

    /**
     * Makes the errors of one realm.
     *
     * @param thrower a function of the realm that takes the error's name and message, and throws it
     */
    ScriptErrors(Value thrower) {
        this.thrower = thrower;
    }

    /**
     * Throws a TypeError.
     *
     * @param message the value and the rule that it broke
     * @return nothing
     */
    public RuntimeException type(String message) {
        return raise("TypeError", message);
    }

    /**
     * Throws a RangeError.
     *
     * @param message the value and the rule that it broke
     * @return nothing
     */
    public RuntimeException range(String message) {
        return raise("RangeError", message);
    }

    /**
     * Throws a DOMException.
     *
     * @param name its name, such as {@code SyntaxError}
     * @param message the value and the rule that it broke
     * @return nothing
     */
    public RuntimeException dom(String name, String message) {
        return raise("DOMException:" + name, message);
    }

    /**
     * Throws the script's counterpart of a DOMException of Java's.
     *
     * @param exception Java's
     * @return nothing
     */
    public RuntimeException of(DOMException exception) {
        return dom(exception.name(), exception.message());
    }

    /**
     * Throws a failure of the module {@code isosocket:errors}.
     *
     * @param kind what kind of failure
     * @param message the value and the rule that it broke
     * @return nothing
     */
    public RuntimeException failure(WebSocketFailure.Kind kind, String message) {
        return raise("WebSocketFailure:" + kind, message);
    }

    private RuntimeException raise(String name, String message) {
        thrower.executeVoid(name, message);
        return new IllegalStateException("a script's error was not thrown: " + name);
    }
}
