package io.isosocket.js;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How the console shows the objects of the web's interfaces. */
class ConsolePlatformObjectsTest {

    private final Realm realm = new Realm();

    @AfterEach
    void close() {
        realm.close();
    }

    @Test
    void attributesOfThePrototypesAreShown() {
        String shown = realm.log("new MessageEvent('message', { data: { a: 1 }, origin: 'o' })");

        assertTrue(shown.startsWith("MessageEvent {\n  data: { a: 1 },\n  origin: 'o',"), shown);
        assertTrue(shown.contains("\n  type: 'message',"), shown);
        assertTrue(shown.endsWith("\n  isTrusted: false\n}"), shown);
    }

    @Test
    void eventNamesItsTargetWithoutOpeningIt() {
        String shown = realm.print("const t = new AbortController().signal;"
                        + " t.addEventListener('x', (e) => console.log(e)); t.dispatchEvent(new Event('x'))")
                .get(0);

        assertTrue(shown.contains("\n  target: [AbortSignal],"), shown);
    }

    @Test
    void classOfAScriptKeepsItsNameAndProperties() {
        String shown = realm.log("new (class Mine extends Event { own = 1; get not() { throw 1 } })('x')");

        assertTrue(shown.startsWith("Mine {\n  type: 'x',"), shown);
        assertTrue(shown.endsWith("\n  own: 1\n}"), shown);
    }

    @Test
    void getterThatThrowsShowsNothing() {
        assertEquals("Event {}", realm.log("Object.create(Event.prototype)"));
        assertEquals(
                "EventTarget {}",
                realm.log("(Object.defineProperty(EventTarget.prototype, 'x',"
                        + " { get() { throw 1 }, enumerable: true }), new EventTarget())"));
    }

    @Test
    void blobsUrlsAndTheirParametersShowWhatTheyHold() {
        assertEquals("Blob { size: 2, type: 'a/b' }", realm.log("new Blob(['xy'], { type: 'a/b' })"));
        String url = realm.log("new URL('http://a/?b=c')");
        assertTrue(url.startsWith("URL {\n  href: 'http://a/?b=c',"), url);
        assertTrue(
                realm.log("new URLSearchParams('a=b')").startsWith("URLSearchParams { 'a' => 'b'"),
                () -> realm.log("new URLSearchParams('a=b')"));
    }

    @Test
    void interfacesAreClasses() {
        assertEquals(
                "[class EventTarget] [class PerformanceMark extends PerformanceEntry]",
                realm.log("EventTarget, PerformanceMark"));
    }

    @Test
    void globalIsShownByItsAttributes() {
        String shown = realm.log("[1], self");

        assertTrue(shown.startsWith("[ 1 ] <ref *1> DedicatedWorkerGlobalScope {\n  self: [Circular *1],"), shown);
    }
}
