/** Small programs that show one thing each; the module that runs them needs a back end beside it. */
module io.isosocket.samples {
    requires transitive io.isosocket.api;
    requires transitive io.isosocket.js;
    requires transitive io.vertx.core;
    requires static transitive org.jspecify;

    exports io.isosocket.samples;
}
