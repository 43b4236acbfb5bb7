/**
 * The browser's WebSocket object and the DOM types around it, for Java.
 *
 * <p>A back end, found through {@link io.isosocket.spi.Backend}, carries the bytes.
 */
@SuppressWarnings("module") // The module of the qualified export is built later.
module io.isosocket.api {
    requires static transitive org.jspecify;

    exports io.isosocket;
    exports io.isosocket.spi;
    // The URL interface of scripts stands on it.
    exports io.isosocket.url to
            io.isosocket.js;

    uses io.isosocket.spi.Backend;
}
