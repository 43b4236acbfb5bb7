package io.isosocket.js;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a script does not reach. */
class IsolationTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Java", "Packages", "java", "javax", "Polyglot", "Graal", "print", "printErr", "load",
                        "loadWithNewGlobal",
                "quit", "exit", "read", "readbuffer", "process", "Buffer", "require", "global", "module", "exports",
                "window", "document", "arguments", "MLE", "host", "use"
            })
    void aScriptHasNoGlobalOfTheEngineNorOfNode(String name) {
        assertEquals(List.of("undefined"), Play.linesOf("log(typeof " + name + ")"));
    }

    @Test
    void anEnumerationOfTheGlobalShowsWhatAWorkerHas() {
        String names = Play.linesOf(
                        "const names = []; for (const name in globalThis) names.push(name); log(names.sort().join())")
                .get(0);
        assertEquals(
                List.of(),
                List.of(names.split(",")).stream()
                        .filter(name -> name.contains("isosocket") || name.startsWith("_"))
                        .toList());
    }

    @Test
    void whatAHostFunctionThrowsIsAnErrorOfTheScript() {
        try (Play play = Play.create(options -> options.function("fail", arguments -> {
            throw new java.io.IOException("disk");
        }))) {
            play.start("try { fail() } catch (e) { log(e instanceof Error, e.message, Object.keys(e).length,"
                    + " e.getClass, e.constructor === Error) }");
            assertEquals(0, play.awaitEnd());
            assertEquals(List.of("true fail: disk 0 null true"), play.lines());
        }
    }

    @Test
    void twoRuntimesShareNothing() {
        try (Play first = Play.create(options -> options.keepAlive(true));
                Play second = Play.create(options -> options.keepAlive(true))) {
            first.value("globalThis.shared = 1; Array.prototype.extra = 2; WebSocket.prototype.send = null");
            assertEquals(
                    "undefined undefined function",
                    second.value("typeof shared + ' ' + typeof [].extra + ' ' + typeof WebSocket.prototype.send"));
        }
    }
}
