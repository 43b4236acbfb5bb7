package io.isosocket.js;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.isosocket.BroadcastChannel;
import io.isosocket.WebSocketOptions;
import io.isosocket.vertx.VertxBackend;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Broadcast channels between runtimes, and between scripts and Java. */
@Timeout(60)
class BroadcastChannelTest {

    private final Vertx vertx = Vertx.vertx();
    private final BlockingQueue<@Nullable Object> received = new LinkedBlockingQueue<>();
    private final BroadcastChannel inJava = new BroadcastChannel(
            "news", WebSocketOptions.builder().backend(VertxBackend.of(vertx)).build());

    @AfterEach
    void stop() {
        await(vertx.close());
    }

    private JsRuntime run(String script) {
        JsRuntime runtime = await(JsRuntime.create(vertx, JsRuntimeOptions.DEFAULT));
        await(runtime.evaluate(script, "test.js"));
        return runtime;
    }

    private static <T extends @Nullable Object> T await(Future<T> future) {
        try {
            return future.await(30, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void runtimesTalkToEachOtherAndEndWithTheirChannels() {
        JsRuntime answering = run(
                """
                const channel = new BroadcastChannel('talk');
                channel.onmessage = ({ data }) => {
                  channel.postMessage(`${data}, and back`);
                  channel.close();
                };
                """);
        JsRuntime asking = run(
                """
                const channel = new BroadcastChannel('talk');
                const news = new BroadcastChannel('news');
                channel.onmessage = ({ data }) => {
                  news.postMessage(data);
                  news.close();
                  channel.close();
                };
                channel.postMessage('there');
                """);
        inJava.onmessage(event -> received.add(event.data()));
        assertEquals(0, await(answering.ended()));
        assertEquals(0, await(asking.ended()));
    }

    @Test
    void whatAScriptPostsHasItsFormInJava() throws Exception {
        inJava.onmessage(event -> received.add(Arrays.asList(event.type(), event.data())));
        inJava.onmessageerror(event -> received.add(Arrays.asList(event.type(), event.data())));
        run(
                """
                const channel = new BroadcastChannel('news');
                const bytes = new Uint8Array([1, 2, 3]);
                channel.postMessage({ a: [1, , 2.5, undefined], d: new Date(5), m: new Map([[1, 'x']]), s: new Set(['y']) });
                channel.postMessage([bytes.buffer, bytes.subarray(1)]);
                channel.postMessage(/no form/);
                channel.postMessage(10n);
                channel.close();
                """);
        assertEquals(
                Arrays.asList(
                        "message",
                        Map.of(
                                "a",
                                Arrays.asList(1, null, 2.5, null),
                                "d",
                                Instant.ofEpochMilli(5),
                                "m",
                                Map.of(1, "x"),
                                "s",
                                Set.of("y"))),
                received.poll(30, TimeUnit.SECONDS));
        assertEquals(
                List.of("message", List.of(ByteBuffer.wrap(new byte[] {1, 2, 3}), ByteBuffer.wrap(new byte[] {2, 3}))),
                received.poll(30, TimeUnit.SECONDS));
        assertEquals(Arrays.asList("messageerror", null), received.poll(30, TimeUnit.SECONDS));
        assertEquals(List.of("message", BigInteger.TEN), received.poll(30, TimeUnit.SECONDS));
    }

    @Test
    void whatJavaPostsHasItsFormInScripts() throws Exception {
        inJava.onmessage(event -> received.add(event.data()));
        JsRuntime runtime = run(
                """
                const channel = new BroadcastChannel('news');
                channel.onmessage = ({ data }) => {
                  channel.postMessage([data.list.join(), data.bytes.byteLength, typeof data.big, data.when.getTime()].join(' '));
                  channel.close();
                };
                """);
        inJava.postMessage(Map.of(
                "list",
                List.of(1, 2.5, "x"),
                "bytes",
                new byte[4],
                "big",
                Long.MAX_VALUE,
                "when",
                Instant.ofEpochMilli(9)));
        assertEquals("1,2.5,x 4 bigint 9", received.poll(30, TimeUnit.SECONDS));
        assertEquals(0, await(runtime.ended()));
    }

    @Test
    void anOpenChannelKeepsItsRuntimeUntilThatIsClosed() {
        JsRuntime runtime = run("globalThis.channel = new BroadcastChannel('news')");
        assertEquals("news", await(runtime.evaluate("channel.name", "test.js")));
        await(runtime.close());
    }

    @Test
    void whatIsNoMessageIsAMessageErrorInScripts() throws Exception {
        inJava.onmessage(event -> received.add(event.data()));
        JsRuntime runtime = run(
                """
                const channel = new BroadcastChannel('news');
                channel.onmessageerror = ({ type, data, origin }) => {
                  channel.postMessage(`${type} ${data} ${origin}.`);
                  channel.close();
                };
                """);
        vertx.eventBus().publish("isosocket.BroadcastChannel:news", Buffer.buffer(new byte[] {99}));
        assertEquals("messageerror null .", received.poll(30, TimeUnit.SECONDS));
        assertEquals(0, await(runtime.ended()));
    }

    @Test
    void anArrayThatIsMostlyHolesHasNoFormInJava() throws Exception {
        inJava.onmessage(event -> received.add(event.data()));
        inJava.onmessageerror(event -> received.add(event.type()));
        run(
                """
                const channel = new BroadcastChannel('news');
                const sparse = [];
                sparse[2_000_000_000] = 1;
                channel.postMessage(sparse);
                channel.postMessage(new Array(2_000_000_000));
                channel.postMessage([, 1]);
                channel.close();
                """);
        assertEquals("messageerror", received.poll(30, TimeUnit.SECONDS));
        assertEquals("messageerror", received.poll(30, TimeUnit.SECONDS));
        assertEquals(Arrays.asList(null, 1), received.poll(30, TimeUnit.SECONDS));
    }

    @Test
    void aBlobIsRefused() {
        JsRuntime runtime = await(JsRuntime.create(vertx, JsRuntimeOptions.DEFAULT));
        assertEquals(
                "DataCloneError",
                await(runtime.evaluate(
                        """
                        const channel = new BroadcastChannel('news');
                        let name;
                        try { channel.postMessage([new Blob(['x'])]); } catch (e) { name = e.name; }
                        channel.close();
                        name
                        """,
                        "test.js")));
    }
}
