package io.isosocket.js;

import io.isosocket.Blob;
import io.isosocket.ReceiveChannel;
import io.isosocket.WebSocket;
import io.isosocket.js.host.Host;
import io.isosocket.js.host.ScriptChannel;
import io.isosocket.js.host.ScriptSocket;
import io.isosocket.js.loop.EventLoop;
import io.vertx.core.Future;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyExecutable;
import org.jspecify.annotations.Nullable;

/**
 * Converts values between Java and a script, by copying; functions, sockets, blobs and promises stay themselves. Within
 * tasks of the runtime only. The table of types stands in {@link JsRuntime}.
 */
final class ScriptValues {

    /** Deeper nested values are refused: most likely they contain themselves. */
    private static final int MAX_DEPTH = 200;

    private final Host host;
    private final EventLoop loop;
    private final Value script;

    ScriptValues(Host host, EventLoop loop) {
        this.host = host;
        this.loop = loop;
        this.script = host.exportsOf("values");
    }

    // --- From Java to the script.

    Object toScript(@Nullable Object value) {
        return toScript(value, 0);
    }

    private Object toScript(@Nullable Object value, int depth) {
        requireShallow(depth);
        if (value == null) {
            return call("undefined");
        } else if (value instanceof String || value instanceof Boolean || value instanceof Character) {
            return value;
        } else if (value instanceof Number number) {
            return number(number);
        } else if (value instanceof Enum<?> constant) {
            return constant.name();
        } else if (value instanceof Instant instant) {
            return call("date", (double) instant.toEpochMilli());
        } else if (value instanceof ReceiveChannel<?> channel) {
            return call("channelFor", host.channels.of(channel));
        } else if (value instanceof Map<?, ?> || value instanceof Iterable<?> || value instanceof Object[]) {
            return container(value, depth);
        } else {
            return reference(value);
        }
    }

    private Object number(Number number) {
        if (number instanceof Long wide && wide != (long) (double) wide) {
            return call("bigint", wide.toString());
        }
        if (number instanceof BigInteger big) {
            return call("bigint", big.toString());
        }
        return number instanceof Integer ? number : number.doubleValue();
    }

    private Object container(Object value, int depth) {
        if (value instanceof Map<?, ?> map) {
            Value object = call("object");
            map.forEach((key, item) -> call("put", object, String.valueOf(key), toScript(item, depth + 1)));
            return object;
        }
        Value array = call("array");
        Iterable<?> items = value instanceof Object[] array1 ? List.of(array1) : (Iterable<?>) value;
        items.forEach(item -> call("push", array, toScript(item, depth + 1)));
        return array;
    }

    private Object reference(Object value) {
        if (value instanceof byte[] bytes) {
            return call("buffer", ByteBuffer.wrap(bytes.clone()));
        } else if (value instanceof ByteBuffer bytes) {
            byte[] copy = new byte[bytes.remaining()];
            bytes.duplicate().get(copy);
            return call("buffer", ByteBuffer.wrap(copy));
        } else if (value instanceof Blob blob) {
            return call("blobFor", blob);
        } else if (value instanceof WebSocket socket) {
            return host.sockets.adopt(socket, script);
        } else if (value instanceof HostFunction function) {
            return function("hostFunction", function);
        } else if (value instanceof Wrapped wrapped) {
            return wrapped.function();
        } else if (value instanceof Future<?> future) {
            return promise(future.toCompletionStage());
        } else if (value instanceof CompletionStage<?> stage) {
            return promise(stage);
        } else if (value instanceof Throwable thrown) {
            return call("error", messageOf(thrown));
        }
        throw new IllegalArgumentException("a value of " + value.getClass().getName()
                + " does not cross to a script; the Javadoc of JsRuntime says what does");
    }

    /** A function of Java's, under a name that the script sees. */
    Value function(String name, HostFunction function) {
        ProxyExecutable body = arguments -> invoke(name, function, arguments[0]);
        return call("wrap", name, body);
    }

    private Object invoke(String name, HostFunction function, Value arguments) {
        Object result;
        try {
            result = toScript(function.call(list(arguments, 0)));
        } catch (Exception thrown) {
            // No object of Java's reaches the script.
            return call("throwValue", call("error", name + ": " + messageOf(thrown)));
        }
        return result;
    }

    private Value promise(CompletionStage<?> stage) {
        Value deferred = call("deferred");
        loop.complete(
                stage,
                result -> deferred.getMember("resolve").executeVoid(toScript(result)),
                failure -> deferred.getMember("reject").executeVoid(call("error", messageOf(failure))));
        return deferred.getMember("promise");
    }

    private static String messageOf(Throwable thrown) {
        String message = thrown.getMessage();
        return message == null ? thrown.getClass().getSimpleName() : message;
    }

    // --- From the script to Java.

    @Nullable Object toJava(Value value) {
        return toJava(value, 0);
    }

    private @Nullable Object toJava(Value value, int depth) {
        requireShallow(depth);
        String kind = call("kindOf", value).asString();
        return switch (kind) {
            case "null" -> null;
            case "boolean" -> value.asBoolean();
            case "number" -> numberOf(value);
            case "string", "symbol" -> kind.equals("string") ? value.asString() : describe(value);
            case "bigint" -> value.as(BigInteger.class);
            case "function" -> new Wrapped(this, value);
            case "array" -> list(value, depth);
            case "map", "object" -> map(kind, value, depth);
            case "set" -> set(value, depth);
            default -> referenceOf(kind, value);
        };
    }

    private @Nullable Object referenceOf(String kind, Value value) {
        return switch (kind) {
            case "bytes" -> bytes(call("viewOf", value));
            case "date" ->
                Instant.ofEpochMilli((long) value.invokeMember("getTime").asDouble());
            case "socket" ->
                call("socketOf", value).<ScriptSocket>asHostObject().socket();
            case "channel" ->
                call("channelOf", value).<ScriptChannel>asHostObject().channel();
            case "blob" -> call("blobOf", value).<Blob>asHostObject();
            case "promise" -> settled(value);
            case "error" -> ScriptFailures.ofValue(value, ScriptException.Kind.ERROR, describe(value));
            default -> throw new IllegalArgumentException("a script's " + kind + " does not cross to Java");
        };
    }

    private static Object numberOf(Value value) {
        if (value.fitsInInt()) {
            return value.asInt();
        }
        return value.fitsInLong() ? (Object) value.asLong() : (Object) value.asDouble();
    }

    private List<@Nullable Object> list(Value array, int depth) {
        int size = (int) array.getArraySize();
        List<@Nullable Object> items = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            items.add(toJava(array.getArrayElement(i), depth + 1));
        }
        return Collections.unmodifiableList(items);
    }

    private Map<@Nullable Object, @Nullable Object> map(String kind, Value value, int depth) {
        Map<@Nullable Object, @Nullable Object> map = new LinkedHashMap<>();
        if (kind.equals("map")) {
            for (@Nullable Object entry : list(call("entriesOf", value), depth)) {
                List<?> pair = (List<?>) java.util.Objects.requireNonNull(entry);
                map.put(pair.get(0), pair.get(1));
            }
        } else {
            Value keys = call("keysOf", value);
            for (int i = 0; i < keys.getArraySize(); i++) {
                String key = keys.getArrayElement(i).asString();
                map.put(key, toJava(value.getMember(key), depth + 1));
            }
        }
        return Collections.unmodifiableMap(map);
    }

    private Set<@Nullable Object> set(Value value, int depth) {
        return Collections.unmodifiableSet(new LinkedHashSet<>(list(call("entriesOf", value), depth)));
    }

    private static ByteBuffer bytes(Value view) {
        byte[] bytes = new byte[view.getMember("byteLength").asInt()];
        if (bytes.length > 0) {
            view.getMember("buffer").readBuffer(view.getMember("byteOffset").asLong(), bytes, 0, bytes.length);
        }
        return ByteBuffer.wrap(bytes);
    }

    /** The promise of a module's exports. */
    Value importModule(Path path) {
        return call("importModule", path.toString());
    }

    /** What a promise comes to. */
    Future<@Nullable Object> settled(Value promise) {
        io.vertx.core.Promise<@Nullable Object> result = loop.promise();
        settle(() -> promise, reason -> {}, value -> complete(result, value), result);
        return result.future();
    }

    /**
     * Takes the value of a piece of script, or what that promise comes to that it is. All in one outermost call, so that a rejection is handled by the time the engine looks for such that are not.
     *
     * @param run calls into the script; what it throws is thrown here
     * @param rejected gets the reason of a rejection, first
     * @param done gets the value
     * @param result fails with a rejection
     */
    void settle(
            Supplier<Value> run,
            Consumer<Value> rejected,
            Consumer<Value> done,
            io.vertx.core.Promise<@Nullable Object> result) {
        ProxyExecutable body = arguments -> run.get();
        ProxyExecutable settled = arguments -> {
            done.accept(arguments[0]);
            return null;
        };
        ProxyExecutable failed = arguments -> {
            rejected.accept(arguments[0]);
            result.tryFail(
                    ScriptFailures.ofValue(arguments[0], ScriptException.Kind.REJECTION, describe(arguments[0])));
            return null;
        };
        call("settle", body, settled, failed);
    }

    /** Completes a promise with a value, or with null where that does not cross: many scripts end with any value. */
    void completeWhereItCrosses(io.vertx.core.Promise<@Nullable Object> result, Value value) {
        try {
            result.tryComplete(toJava(value));
        } catch (IllegalArgumentException doesNotCross) {
            result.tryComplete(null);
        }
    }

    private void complete(io.vertx.core.Promise<@Nullable Object> result, Value value) {
        try {
            result.tryComplete(toJava(value));
        } catch (IllegalArgumentException doesNotCross) {
            result.tryFail(doesNotCross);
        }
    }

    /** The value as its own conversion to a string shows it. */
    String describe(Value value) {
        return call("describe", value).asString();
    }

    /** Sets a global; a function of Java's has the global's name. */
    void defineGlobal(String name, @Nullable Object value) {
        Object converted = value instanceof HostFunction function ? function(name, function) : toScript(value);
        call("defineGlobal", name, converted);
    }

    private Value call(String function, Object... arguments) {
        return script.getMember(function).execute(arguments);
    }

    private static void requireShallow(int depth) {
        if (depth > MAX_DEPTH) {
            throw new IllegalArgumentException("the value is nested deeper than " + MAX_DEPTH
                    + " levels; one that contains itself does not cross");
        }
    }

    EventLoop loop() {
        return loop;
    }

    /** A function of the script's, which comes back to the script as itself. */
    private record Wrapped(ScriptValues values, Value function) implements ScriptFunction {

        @Override
        public Future<@Nullable Object> call(@Nullable Object... arguments) {
            io.vertx.core.Promise<@Nullable Object> result = values.loop().promise();
            values.loop().submit(() -> invoke(arguments, result), () -> result.tryFail(ScriptFailures.ended()));
            return result.future();
        }

        private void invoke(@Nullable Object[] arguments, io.vertx.core.Promise<@Nullable Object> result) {
            try {
                Object[] converted = new Object[arguments.length];
                for (int i = 0; i < arguments.length; i++) {
                    converted[i] = values.toScript(arguments[i]);
                }
                values.settle(
                        () -> function.execute(converted),
                        reason -> {},
                        value -> values.complete(result, value),
                        result);
            } catch (org.graalvm.polyglot.PolyglotException thrown) {
                result.tryFail(ScriptFailures.of(thrown, ScriptException.Kind.ERROR));
                if (!thrown.isGuestException() || thrown.isInterrupted() || thrown.isCancelled()) {
                    throw thrown;
                }
            } catch (IllegalArgumentException doesNotCross) {
                result.tryFail(doesNotCross);
            }
        }
    }
}
