/** Isosocket's back end on Vert.x. */
module io.isosocket.vertx {
    requires transitive io.isosocket.api;
    requires transitive io.vertx.core;
    requires io.netty.buffer;
    requires io.netty.codec;
    requires io.netty.codec.http;
    requires io.netty.common;
    requires io.netty.handler;
    requires io.netty.handler.proxy;
    requires io.netty.transport;
    requires jzlib;
    requires static io.vertx.web;
    requires static micrometer.core;
    requires static transitive org.jspecify;

    exports io.isosocket.vertx;
    exports io.isosocket.vertx.server;

    provides io.isosocket.spi.Backend with
            io.isosocket.vertx.VertxBackend;
}
