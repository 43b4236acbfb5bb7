/** Unmodified browser JavaScript on the JVM. */
module io.isosocket.js {
    requires transitive io.isosocket.api;
    requires transitive io.isosocket.vertx;
    requires transitive io.vertx.core;
    requires org.graalvm.polyglot;
    // Vert.x reads JSON with it, and asks for it as an optional module, which nobody would resolve.
    requires com.fasterxml.jackson.core;
    requires static transitive org.jspecify;

    exports io.isosocket.js;
}
