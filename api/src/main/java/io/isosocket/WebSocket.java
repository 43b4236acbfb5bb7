package io.isosocket;

/** The browser's WebSocket. */
public final class WebSocket {
    private WebSocket() {}
}
