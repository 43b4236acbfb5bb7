/** Unmodified browser JavaScript on the JVM. */
module io.isosocket.js {
    requires transitive io.isosocket.api;
    requires transitive io.isosocket.vertx;
    requires transitive io.vertx.core;
    requires org.graalvm.polyglot;
    requires static transitive org.jspecify;

    exports io.isosocket.js;
}
