package io.isosocket.js.host;

import io.isosocket.CompressionOptions;
import io.isosocket.WebSocketOptions;
import io.isosocket.vertx.server.Origins;
import io.isosocket.vertx.server.ServerOptions;
import org.graalvm.polyglot.HostAccess;

/** What a script chooses for a server of its own. Its methods are called by scripts' modules, one after the other. */
public final class ServerChoices {

    private static final int MAX_PORT = 65_535;

    private final ScriptErrors errors;
    private final ServerOptions.Builder options = ServerOptions.builder();
    private String host = "127.0.0.1";
    private int port;
    private boolean echo;

    ServerChoices(ScriptErrors errors, int maxConnections) {
        this.errors = errors;
        options.maxConnections(maxConnections);
    }

    /** As a script would print it. */
    private static String shown(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }

    String host() {
        return host;
    }

    int port() {
        return port;
    }

    boolean echo() {
        return echo;
    }

    ServerOptions options() {
        return options.build();
    }

    /**
     * Sets where it listens.
     *
     * @param name an address or a name
     * @param number a port, 0 to 65535
     */
    @HostAccess.Export
    public void address(String name, double number) {
        if (number < 0 || number > MAX_PORT || number != Math.rint(number)) {
            throw errors.range("port: " + shown(number) + " is not a whole number in 0 to " + MAX_PORT);
        }
        // As RFC 6761, section 6.3, asks for: never a resolver's answer.
        host = name.equals("localhost") ? "127.0.0.1" : name;
        port = (int) number;
    }

    /** Takes clients whatever page they come from. */
    @HostAccess.Export
    public void anyOrigin() {
        options.origins(Origins.any());
    }

    /** Answers every message with itself, and asks the script nothing. */
    @HostAccess.Export
    public void echoing() {
        echo = true;
    }

    /**
     * Sets whether it agrees on permessage-deflate.
     *
     * @param value whether it does
     */
    @HostAccess.Export
    public void compression(boolean value) {
        options.compression(value ? ServerOptions.DEFAULT.compression() : CompressionOptions.DISABLED);
    }

    /**
     * Sets the largest message taken.
     *
     * @param bytes after decompression
     */
    @HostAccess.Export
    public void maxMessageSize(double bytes) {
        if (bytes < 0 || bytes > WebSocketOptions.MAX_MESSAGE_SIZE || bytes != Math.rint(bytes)) {
            throw errors.range("the largest message: " + shown(bytes) + " is not a whole number in 0 to "
                    + WebSocketOptions.MAX_MESSAGE_SIZE);
        }
        options.maxMessageSize((int) bytes);
    }
}
