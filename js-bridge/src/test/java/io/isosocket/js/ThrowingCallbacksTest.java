package io.isosocket.js;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scripts that throw wherever a callback can: it is reported, and everything else goes on. */
class ThrowingCallbacksTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "setTimeout(boom)",
                "const id = setInterval(() => { clearInterval(id); boom() })",
                "queueMicrotask(boom)",
                "const t = new EventTarget(); t.addEventListener('a', boom); t.dispatchEvent(new Event('a'))",
                "const t = new EventTarget(); t.addEventListener('a', { handleEvent: boom }); t.dispatchEvent(new Event('a'))",
                "const t = new EventTarget(); t.addEventListener('a', { get handleEvent() { boom() } }); t.dispatchEvent(new Event('a'))",
                "const c = new AbortController(); c.signal.onabort = boom; c.abort()",
                "const id = setInterval(() => {}, 5); AbortSignal.timeout(1).onabort = () => { clearInterval(id); boom() }",
                "setTimeout('boom()')",
                "setTimeout(() => { reportError(new Error('boom')) })",
            })
    void anErrorIsReportedAndTheRestGoesOn(String code) {
        assertEquals(
                List.of("Uncaught Error: boom", "after"),
                Play.linesOf("function boom() { throw new Error('boom') }"
                        + "addEventListener('error', e => { log(e.message); e.preventDefault(); setTimeout(() => log('after'), 5) });"
                        + code));
    }

    @ParameterizedTest
    @CsvSource({"open, onopen", "message, onmessage", "close, onclose", "message, addEventListener"})
    void aListenerOfASocketThatThrowsDoesNotHarmIt(String type, String how) {
        String listen = how.equals("addEventListener")
                ? "ws.addEventListener('" + type + "', boom);"
                : "ws." + how + " = boom;";
        try (EchoServing echo = new EchoServing();
                Play play = Play.create(options -> options.global("url", echo.url()))) {
            play.start("function boom() { throw new Error('boom') }"
                    + "onerror = m => { log(m); return true };"
                    + "const ws = new WebSocket(url);" + listen
                    + "ws.addEventListener('open', () => ws.send('a'));"
                    + "ws.addEventListener('message', e => { log(e.data); ws.close() });"
                    + "ws.addEventListener('close', e => log(e.wasClean));");
            assertEquals(0, play.awaitEnd());
            List<String> expected =
                    switch (type) {
                        case "open" -> List.of("Uncaught Error: boom", "a", "true");
                        case "message" -> List.of("Uncaught Error: boom", "a", "true");
                        default -> List.of("a", "Uncaught Error: boom", "true");
                    };
            assertEquals(expected, play.lines());
        }
    }

    @Test
    void aConversionThatThrowsLeavesNoSocketBehind() {
        assertEquals(
                List.of("TypeError", "RangeError", "TypeError"),
                Play.linesOf(
                        """
                        const bad = { toString() { throw new RangeError('no') } };
                        for (const make of [() => new WebSocket(), () => new WebSocket(bad),
                                            () => new WebSocket('ws://127.0.0.1:9', Symbol())]) {
                          try { make() } catch (e) { log(e.name) }
                        }
                        """));
    }

    @Test
    void aThenableThatThrowsRejects() {
        assertEquals(
                List.of("caught Error: then"),
                Play.linesOf(
                        "Promise.resolve({ get then() { throw new Error('then') } }).catch(e => log('caught', String(e)))"));
    }
}
