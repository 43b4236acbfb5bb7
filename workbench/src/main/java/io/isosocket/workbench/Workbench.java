package io.isosocket.workbench;

/** A WebSocket test client as a web page, served on this machine alone. */
public final class Workbench {

    private Workbench() {}
}
