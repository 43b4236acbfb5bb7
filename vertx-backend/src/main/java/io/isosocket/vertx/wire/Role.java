package io.isosocket.vertx.wire;

/** Which end of the connection this is. */
public enum Role {
    /** Opened the connection: masks what it sends, and takes only frames that are not masked. */
    CLIENT,
    /** Accepted the connection: sends frames unmasked, and takes only masked ones. */
    SERVER
}
