package io.isosocket.vertx.wire;

/** Which end of the connection this side is. */
public enum Role {
    /** The side that opened the connection. */
    CLIENT,
    /** The side that accepted it. */
    SERVER
}
