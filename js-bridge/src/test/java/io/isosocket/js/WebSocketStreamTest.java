package io.isosocket.js;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The global WebSocketStream over a real server, and the streams that it stands on. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WebSocketStreamTest {

    private final EchoServing server = new EchoServing();
    private final Realm realm =
            new Realm(JsRuntimeOptions.builder().global("url", server.url()).build());

    @AfterAll
    void stop() {
        realm.close();
        server.close();
    }

    @Test
    void messagesGoThroughBothStreams() {
        assertEquals(
                "text,ArrayBuffer 1 2,4000 bye",
                realm.run(
                        """
                        const stream = new WebSocketStream(url);
                        const { readable, writable } = await stream.opened;
                        const writer = writable.getWriter();
                        const reader = readable.getReader();
                        await writer.write('text');
                        await writer.write(new Uint8Array([1, 2]));
                        const first = await reader.read();
                        const { value } = await reader.read();
                        stream.close({ closeCode: 4000, reason: 'bye' });
                        const { closeCode, reason } = await stream.closed;
                        return [first.value, `${value.constructor.name} ${[...new Uint8Array(value)].join(' ')}`, `${closeCode} ${reason}`];
                        """));
    }

    @Test
    void aStreamPipesThroughATransformation() {
        assertEquals(
                "a!,b!",
                realm.run(
                        """
                        const { readable, writable } = await new WebSocketStream(url).opened;
                        const source = new ReadableStream({
                          start(controller) { controller.enqueue('a'); controller.enqueue('b'); controller.close(); },
                        });
                        await source.pipeTo(writable, { preventClose: true });
                        const seen = [];
                        const loud = new TransformStream({ transform: (text, to) => to.enqueue(`${text}!`) });
                        for await (const text of readable.pipeThrough(loud)) {
                          seen.push(text);
                          if (seen.length === 2) break;
                        }
                        return seen;
                        """));
    }

    @Test
    void manyLargeMessagesPassWithNoneLostAndNoneReordered() {
        // More than sockets hold: the writer has to wait for the reader.
        assertEquals(
                "64,true",
                realm.run(
                        """
                        const { readable, writable } = await new WebSocketStream(url).opened;
                        const writer = writable.getWriter();
                        const writing = (async () => {
                          for (let i = 0; i < 64; i++) {
                            const message = new Uint8Array(1 << 20);
                            message[0] = i;
                            await writer.write(message);
                          }
                        })();
                        const reader = readable.getReader();
                        const numbers = [];
                        while (numbers.length < 64) {
                          const { value } = await reader.read();
                          numbers.push(value.byteLength === 1 << 20 ? new Uint8Array(value)[0] : -1);
                        }
                        await writing;
                        await writer.close();
                        return [numbers.length, numbers.every((number, i) => number === i)];
                        """));
    }

    @Test
    void theLimitOfQueuedBytesHolds() {
        JsRuntimeOptions options = JsRuntimeOptions.builder()
                .limits(JsLimits.NONE.withQueuedBytes(10))
                .global("url", server.url())
                .build();
        try (Realm limited = new Realm(options)) {
            assertEquals(
                    "QuotaExceededError",
                    limited.run("const { writable } = await new WebSocketStream(url).opened;"
                            + " return writable.getWriter().write('x'.repeat(11)).catch((e) => e.name)"));
        }
    }

    @Test
    void theLimitOfSocketsHolds() {
        JsRuntimeOptions options =
                JsRuntimeOptions.builder().limits(JsLimits.NONE.withSockets(0)).build();
        try (Realm limited = new Realm(options)) {
            String thrown = limited.thrownBy("new WebSocketStream('ws://127.0.0.1/')");
            assertTrue(thrown.startsWith("QuotaExceededError"), thrown);
        }
    }

    @Test
    void streamsAreDataPropertiesAndNative() {
        assertEquals(
                "function true,true",
                realm.eval("const d = Object.getOwnPropertyDescriptor(globalThis, 'TransformStream');"
                                + "`${typeof d.value} ${d.writable && !d.enumerable},"
                                + "${String(ReadableStream).includes('native code')}`")
                        .asString());
    }
}
