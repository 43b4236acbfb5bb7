/** Small programs that show one thing each. */
module io.isosocket.samples {
    requires transitive io.isosocket.api;
    requires transitive io.isosocket.js;
    requires transitive io.isosocket.vertx;
    requires transitive io.vertx.core;
    requires static transitive org.jspecify;

    exports io.isosocket.samples;
    exports io.isosocket.samples.net;
}
