/** Isosocket's back end on Vert.x. */
module io.isosocket.vertx {
    requires transitive io.isosocket.api;
    requires transitive io.vertx.core;
    requires io.netty.buffer;
    requires io.netty.common;
    requires io.netty.handler;
    requires io.netty.transport;
    requires jzlib;
    requires static transitive org.jspecify;
}
