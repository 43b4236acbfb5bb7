package io.isosocket.js;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** navigator: HTML, sections 10.3.2 and 8.10.1. */
class NavigatorTest {

    private final BareGlobals globals = new BareGlobals();

    @AfterEach
    void close() {
        globals.close();
    }

    @Test
    void namesIsosocketAndItsVersion() {
        assertEquals("Isosocket/1.2.3", globals.eval("navigator.userAgent").asString());
        assertEquals("", globals.eval("navigator.appVersion").asString());
        assertEquals(
                "Mozilla Netscape Gecko",
                globals.eval("[navigator.appCodeName, navigator.appName, navigator.product].join(' ')")
                        .asString());
    }

    @Test
    void saysWhatItRunsOn() {
        assertEquals(
                Runtime.getRuntime().availableProcessors(),
                globals.eval("navigator.hardwareConcurrency").asInt());
        assertTrue(globals.eval("navigator.platform.length > 0 && navigator.onLine === true")
                .asBoolean());
    }

    @Test
    void languagesAreOneFrozenArray() {
        assertTrue(globals.eval("navigator.languages === navigator.languages && Object.isFrozen(navigator.languages)"
                        + " && navigator.languages[0] === navigator.language")
                .asBoolean());
    }

    @Test
    void isAWorkerNavigator() {
        assertTrue(globals.eval("navigator instanceof WorkerNavigator && navigator === self.navigator")
                .asBoolean());
        assertEquals(
                "[object WorkerNavigator]", globals.eval("String(navigator)").asString());
        assertEquals(
                "appCodeName,appName,appVersion,platform,product,userAgent,language,languages,onLine,"
                        + "hardwareConcurrency",
                globals.eval("Object.keys(WorkerNavigator.prototype).join()").asString());
        assertEquals("TypeError: Illegal constructor", globals.thrownBy("new WorkerNavigator()"));
        assertEquals("TypeError: Illegal invocation", globals.thrownBy("WorkerNavigator.prototype.onLine"));
    }
}
