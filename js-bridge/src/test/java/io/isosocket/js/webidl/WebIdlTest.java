package io.isosocket.js.webidl;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.isosocket.js.JsRuntime;
import io.isosocket.js.JsRuntimeOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Every interface that scripts find, member by member, against the published IDL: where a member stands, its flags,
 * {@code length} and {@code name}, what it does on a wrong receiver, and that there is nothing besides.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WebIdlTest {

    private static final Path DEVIATIONS = Path.of("../docs/reference/deviations.md");
    private static final long MINUTES = 2;

    /** What scripts find of the web platform. */
    private static final Set<String> INTERFACES = Set.of(
            "AbortController",
            "AbortSignal",
            "Blob",
            "BroadcastChannel",
            "ByteLengthQueuingStrategy",
            "CloseEvent",
            "CountQueuingStrategy",
            "Crypto",
            "CryptoKey",
            "CustomEvent",
            "DOMException",
            "DedicatedWorkerGlobalScope",
            "ErrorEvent",
            "Event",
            "EventTarget",
            "File",
            "MessageEvent",
            "Performance",
            "PerformanceEntry",
            "PerformanceMark",
            "PerformanceMeasure",
            "PromiseRejectionEvent",
            "QuotaExceededError",
            "ReadableByteStreamController",
            "ReadableStream",
            "ReadableStreamBYOBReader",
            "ReadableStreamBYOBRequest",
            "ReadableStreamDefaultController",
            "ReadableStreamDefaultReader",
            "SubtleCrypto",
            "TextDecoder",
            "TextEncoder",
            "TransformStream",
            "TransformStreamDefaultController",
            "URL",
            "URLSearchParams",
            "WebSocket",
            "WebSocketError",
            "WebSocketStream",
            "WorkerGlobalScope",
            "WorkerLocation",
            "WorkerNavigator",
            "WritableStream",
            "WritableStreamDefaultController",
            "WritableStreamDefaultWriter",
            "console");

    // The check of an interface is one long task.
    private final Vertx vertx = Vertx.vertx(
            new VertxOptions().setMaxEventLoopExecuteTime(MINUTES).setMaxEventLoopExecuteTimeUnit(TimeUnit.MINUTES));
    private String idl = "";
    private Result result = new Result(Set.of(), Set.of(), List.of());

    /** What the checker found. */
    private record Result(Set<String> installed, Set<String> missing, List<String> problems) {}

    @BeforeAll
    void check() throws IOException, InterruptedException {
        idl = PublishedIdl.assumeReduced();
        result = check("");
    }

    @AfterAll
    void stop() {
        await(vertx.close());
    }

    @Test
    void theInterfacesAreThere() {
        assertEquals(new TreeSet<>(INTERFACES), result.installed());
    }

    @Test
    void everyMemberIsAsTheIdlSays() {
        assertEquals("", String.join("\n", result.problems()));
    }

    @Test
    void whatIsMissingIsLeftOutOnPurpose() throws IOException {
        assertEquals(leftOut(), result.missing());
    }

    @Test
    void whatIsLeftOutIsAmongTheDeviations() throws IOException {
        String document = Files.readString(DEVIATIONS);
        assertAll(leftOut().stream().map(member -> () -> {
            String name = member.substring(member.indexOf('.') + 1);
            assertTrue(document.contains('`' + name + '`') || document.contains('`' + member + '`'), member);
        }));
    }

    @Test
    void theCheckerFindsWhatAScriptChanges() throws IOException {
        Result changed = check(
                """
                Object.defineProperty(Event.prototype, 'type', { enumerable: false });
                Object.defineProperty(EventTarget.prototype.addEventListener, 'length', { value: 3 });
                EventTarget.prototype.extra = 1;
                delete MessageEvent.prototype.data;
                CloseEvent.prototype.__proto__ = Object.prototype;
                ErrorEvent.prototype.constructor = Event;
                Object.defineProperty(AbortSignal.prototype, 'aborted', { get: { get aborted() {} }
                    .__lookupGetter__('aborted') });
                globalThis.leaked = 1;
                """);
        assertEquals(Set.of("MessageEvent.data"), difference(changed.missing(), result.missing()));
        String problems = String.join("\n", changed.problems());
        assertAll(List.of(
                        "Event.type has configurable, not enumerable+configurable",
                        "EventTarget.addEventListener has the length 3, not 2",
                        "EventTarget.prototype has an own extra",
                        "CloseEvent.prototype does not inherit from that of Event",
                        "ErrorEvent.prototype.constructor is another",
                        "the getter of AbortSignal.aborted on a wrong receiver: returned",
                        "the global object has an own leaked",
                        "for (k in globalThis) shows leaked")
                .stream()
                .map(problem -> () -> assertTrue(problems.contains(problem), problem + " is not in:\n" + problems)));
    }

    private static Set<String> difference(Set<String> all, Set<String> without) {
        Set<String> rest = new TreeSet<>(all);
        rest.removeAll(without);
        return rest;
    }

    private static Set<String> leftOut() throws IOException {
        Set<String> names = new TreeSet<>();
        new JsonObject(PublishedIdl.resource("left-out.json"))
                .forEach(reason -> ((JsonArray) reason.getValue()).forEach(name -> names.add((String) name)));
        return names;
    }

    private Result check(String before) throws IOException {
        JsRuntimeOptions options = JsRuntimeOptions.builder()
                .location("http://127.0.0.1/script.js")
                .global("publishedIdl", idl)
                .keepAlive(true)
                .build();
        JsRuntime runtime = await(JsRuntime.create(vertx, options));
        try {
            await(runtime.evaluate(before + ";0", "before.js"));
            Map<?, ?> found = (Map<?, ?>) await(runtime.evaluate(PublishedIdl.resource("checker.js"), "checker.js"));
            return new Result(
                    new TreeSet<>(strings(found.get("installed"))),
                    new TreeSet<>(strings(found.get("missing"))),
                    strings(found.get("problems")));
        } finally {
            await(runtime.close());
        }
    }

    private static List<String> strings(@Nullable Object list) {
        return ((List<?>) Objects.requireNonNull(list))
                .stream().map(String.class::cast).toList();
    }

    private static <T extends @Nullable Object> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(MINUTES, TimeUnit.MINUTES);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
