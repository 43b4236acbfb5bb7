/**
 * The browser's WebSocket object and the DOM types around it, for Java.
 *
 * <p>A back end, found through {@link io.isosocket.spi.Backend}, carries the bytes.
 */
module io.isosocket.api {
    requires static transitive org.jspecify;

    exports io.isosocket;
    exports io.isosocket.spi;

    uses io.isosocket.spi.Backend;
}
