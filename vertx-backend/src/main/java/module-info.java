/** Isosocket's back end on Vert.x. */
@SuppressWarnings("module") // The modules of the qualified exports are built later.
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
    requires static transitive org.jspecify;

    exports io.isosocket.vertx;
    // The server's public API is to come; until then its echo server is for the command and the samples.
    exports io.isosocket.vertx.server to
            io.isosocket.cli,
            io.isosocket.samples;

    provides io.isosocket.spi.Backend with
            io.isosocket.vertx.VertxBackend;
}
