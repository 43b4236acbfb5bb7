package io.isosocket.js;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The table of values in {@link JsRuntime}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ValuesTest {

    private Play play = Play.create(options -> options.keepAlive(true));

    @BeforeAll
    void start() {
        play.value("globalThis.kept = f => { globalThis.f = f; return f }");
    }

    @AfterAll
    void stop() {
        play.close();
    }

    static Stream<Arguments> fromScripts() {
        return Stream.of(
                Arguments.of("true", true),
                Arguments.of("'lone \\ud800'", "lone \ud800"),
                Arguments.of("7", 7),
                Arguments.of("2 ** 40", 1L << 40),
                Arguments.of("0.5", 0.5),
                Arguments.of("12345678901234567890n", new BigInteger("12345678901234567890")),
                Arguments.of("new Date(5)", Instant.ofEpochMilli(5)),
                Arguments.of("[1, 'a', [true]]", List.of(1, "a", List.of(true))),
                Arguments.of("({ a: 1, b: { c: [] } })", Map.of("a", 1, "b", Map.of("c", List.of()))),
                Arguments.of("new Map([[1, 'one']])", Map.of(1, "one")),
                Arguments.of("new Set([1, 1, 2])", Set.of(1, 2)),
                Arguments.of("new Uint8Array([1, 2, 3, 4]).subarray(1, 3)", ByteBuffer.wrap(new byte[] {2, 3})),
                Arguments.of("new ArrayBuffer(0)", ByteBuffer.allocate(0)),
                Arguments.of("Symbol('s')", "Symbol(s)"),
                Arguments.of("Promise.resolve([1])", List.of(1)));
    }

    @ParameterizedTest
    @MethodSource("fromScripts")
    void aValueOfTheScriptComesToJava(String code, Object expected) {
        assertEquals(expected, play.value("(" + code + ")"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "undefined", "void 0"})
    void nothingIsNull(String code) {
        assertNull(play.value(code));
    }

    static Stream<Arguments> fromJava() {
        return Stream.of(
                Arguments.of(null, "undefined"),
                Arguments.of(true, "boolean true"),
                Arguments.of("text", "string text"),
                Arguments.of((byte) 3, "number 3"),
                Arguments.of(1L << 53, "number 9007199254740992"),
                Arguments.of((1L << 53) + 1, "bigint 9007199254740993"),
                Arguments.of(BigInteger.TEN.pow(20), "bigint 100000000000000000000"),
                Arguments.of(0.1f + 0.2, "number " + (0.1f + 0.2)),
                Arguments.of(Thread.State.NEW, "string NEW"),
                Arguments.of(Instant.ofEpochMilli(0), "Date 1970-01-01T00:00:00.000Z"),
                Arguments.of(List.of(1, List.of("a")), "Array [1,[\"a\"]]"),
                Arguments.of(new Object[] {1, "b"}, "Array [1,\"b\"]"),
                Arguments.of(Map.of("__proto__", 1), "Object {\"__proto__\":1}"),
                Arguments.of(new byte[] {1, 2}, "ArrayBuffer 1,2"),
                Arguments.of(ByteBuffer.wrap(new byte[] {1, 2, 3}, 1, 2), "ArrayBuffer 2,3"),
                Arguments.of(new IllegalStateException("why"), "Error why"));
    }

    @ParameterizedTest
    @MethodSource("fromJava")
    void aValueOfJavaComesToTheScript(@Nullable Object value, String shown) {
        Play.await(play.runtime().global("given", value));
        assertEquals(
                shown,
                play.value(
                        """
                (() => {
                  if (given === undefined) return 'undefined';
                  if (typeof given !== 'object') return typeof given + ' ' + given;
                  const name = given.constructor.name;
                  if (given instanceof ArrayBuffer) return name + ' ' + new Uint8Array(given);
                  if (given instanceof Error) return name + ' ' + given.message;
                  return name + ' ' + (given instanceof Date ? given.toISOString() : JSON.stringify(given));
                })()"""));
    }

    @Test
    void bytesAreCopied() {
        byte[] bytes = {1};
        Play.await(play.runtime().global("bytes", bytes));
        play.value("new Uint8Array(bytes)[0] = 9");
        assertEquals(1, bytes[0]);
    }

    @Test
    void aFunctionOfTheScriptIsCalledFromAnyThread() {
        ScriptFunction add = assertInstanceOf(ScriptFunction.class, play.value("(a, b) => a + b"));
        assertEquals(5, Play.await(add.call(2, 3)));
        assertEquals("xundefined", Play.await(add.call("x", null)));
    }

    @Test
    void anAsyncFunctionOfTheScriptGivesWhatItsPromiseComesTo() {
        ScriptFunction later = assertInstanceOf(
                ScriptFunction.class, play.value("x => new Promise(done => setTimeout(() => done({ x }), 1))"));
        assertEquals(Map.of("x", "a"), Play.await(later.call("a")));
    }

    @Test
    void aFunctionThatThrowsFailsTheFuture() {
        ScriptFunction fail = assertInstanceOf(ScriptFunction.class, play.value("() => { throw new TypeError('t') }"));
        ScriptException failure = assertThrows(ScriptException.class, () -> Play.await(fail.call()));
        assertTrue(String.valueOf(failure.getMessage()).startsWith("TypeError: t"), failure::toString);
    }

    @Test
    void aFunctionComesBackAsItself() {
        Object function = play.value("globalThis.original = () => 1");
        Play.await(play.runtime().global("back", function));
        assertEquals(true, play.value("back === original"));
    }

    @Test
    void aFutureIsAPromise() {
        Play.await(play.runtime().global("future", Future.succeededFuture(List.of(1))));
        assertEquals(List.of(1), play.value("future"));
        Play.await(play.runtime().global("failed", CompletableFuture.failedFuture(new IllegalStateException("x"))));
        assertEquals("Error: x", play.value("failed.catch(String)"));
    }

    @Test
    void aHostFunctionGetsValuesOfJava() {
        Play.await(play.runtime().global("kinds", (HostFunction) arguments -> arguments.stream()
                .map(argument -> argument == null ? "null" : argument.getClass().getSimpleName())
                .toList()));
        assertEquals(List.of("Integer", "String", "null", "Boolean"), play.value("kinds(1, 'a', undefined, false)"));
    }

    @Test
    void anErrorOfTheScriptIsAScriptException() {
        ScriptException error = assertInstanceOf(ScriptException.class, play.value("new TypeError('t')"));
        assertEquals("TypeError: t (test.js:1:1)", error.getMessage());
    }

    @Test
    void aScriptMayEndWithAValueThatDoesNotCross() {
        assertNull(play.value("globalThis.own = {}; own.own = own"));
    }

    @Test
    void whatDoesNotCrossSaysSo() {
        IllegalArgumentException toScript = assertThrows(
                IllegalArgumentException.class, () -> Play.await(play.runtime().global("a", new Object())));
        assertTrue(String.valueOf(toScript.getMessage()).contains("java.lang.Object"), toScript.getMessage());
        ScriptFunction own =
                assertInstanceOf(ScriptFunction.class, play.value("() => { const o = {}; o.o = o; return o }"));
        assertThrows(IllegalArgumentException.class, () -> Play.await(own.call()));
    }
}
