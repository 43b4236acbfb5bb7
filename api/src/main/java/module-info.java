/**
 * The browser's WebSocket object and the DOM types around it, for Java.
 *
 * <p>A back end, found through {@link io.isosocket.spi.Backend}, carries the bytes.
 */
@SuppressWarnings("module") // The modules of the qualified export are built later.
module io.isosocket.api {
    requires static transitive org.jspecify;

    exports io.isosocket;
    exports io.isosocket.spi;
    // The URL interface of scripts stands on it; the workbench says what is wrong with a URL before it connects.
    exports io.isosocket.url to
            io.isosocket.js,
            io.isosocket.workbench;

    uses io.isosocket.spi.Backend;
}
