package io.isosocket.js;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** location: HTML, section 10.3.1. */
class LocationTest {

    private static final String URL = "http://example.com:8080/a/b?c=d#e";

    private static Realm locatedAt(String url) {
        return new Realm(JsRuntimeOptions.builder().location(url).build());
    }

    @Test
    void showsThePartsOfTheUrl() {
        try (Realm realm = locatedAt(URL)) {
            assertEquals(
                    "http://example.com:8080/a/b?c=d#e http://example.com:8080 http: example.com:8080 example.com 8080"
                            + " /a/b ?c=d #e",
                    realm.eval(
                                    "['href', 'origin', 'protocol', 'host', 'hostname', 'port', 'pathname', 'search', 'hash']"
                                            + ".map((name) => location[name]).join(' ')")
                            .asString());
            assertEquals(URL, realm.eval("String(location)").asString());
        }
    }

    @Test
    void isAWorkerLocationThatNothingChanges() {
        try (Realm realm = locatedAt(URL)) {
            assertTrue(realm.eval("location instanceof WorkerLocation && self.location === location")
                    .asBoolean());
            assertEquals(
                    URL,
                    realm.eval("location.href = 'http://other/'; location = 1; location.href")
                            .asString());
            assertEquals(
                    "href,toString,origin,protocol,host,hostname,port,pathname,search,hash",
                    realm.eval("Object.keys(WorkerLocation.prototype).join()").asString());
            assertEquals("TypeError: Illegal constructor", realm.thrownBy("new WorkerLocation()"));
            assertEquals("TypeError: Illegal invocation", realm.thrownBy("WorkerLocation.prototype.href"));
        }
    }

    @Test
    void withoutOneThereIsNoLocation() {
        try (Realm realm = new Realm()) {
            assertEquals(
                    "undefined false",
                    realm.eval("[typeof location, 'location' in self].join(' ')")
                            .asString());
        }
    }
}
