package io.isosocket.js;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** navigator: HTML, sections 10.3.2 and 8.10.1. */
class NavigatorTest {

    private final Realm realm = new Realm();

    @AfterEach
    void close() {
        realm.close();
    }

    @Test
    void namesIsosocketAndItsVersion() {
        String userAgent = realm.eval("navigator.userAgent").asString();
        assertTrue(userAgent.matches("Isosocket/[0-9]+\\.[0-9]+\\.[0-9]+(-SNAPSHOT)?"), userAgent);
        assertEquals("", realm.eval("navigator.appVersion").asString());
        assertEquals(
                "Mozilla Netscape Gecko",
                realm.eval("[navigator.appCodeName, navigator.appName, navigator.product].join(' ')")
                        .asString());
    }

    @Test
    void saysWhatItRunsOn() {
        assertEquals(
                Runtime.getRuntime().availableProcessors(),
                realm.eval("navigator.hardwareConcurrency").asInt());
        assertTrue(realm.eval("navigator.platform.length > 0 && navigator.onLine === true")
                .asBoolean());
    }

    @Test
    void languagesAreOneFrozenArray() {
        assertTrue(realm.eval("navigator.languages === navigator.languages && Object.isFrozen(navigator.languages)"
                        + " && navigator.languages[0] === navigator.language")
                .asBoolean());
    }

    @Test
    void isAWorkerNavigator() {
        assertTrue(realm.eval("navigator instanceof WorkerNavigator && navigator === self.navigator")
                .asBoolean());
        assertEquals("[object WorkerNavigator]", realm.eval("String(navigator)").asString());
        assertEquals(
                "appCodeName,appName,appVersion,platform,product,userAgent,language,languages,onLine,"
                        + "hardwareConcurrency",
                realm.eval("Object.keys(WorkerNavigator.prototype).join()").asString());
        assertEquals("TypeError: Illegal constructor", realm.thrownBy("new WorkerNavigator()"));
        assertEquals("TypeError: Illegal invocation", realm.thrownBy("WorkerNavigator.prototype.onLine"));
    }
}
