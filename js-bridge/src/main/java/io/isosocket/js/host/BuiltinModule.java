package io.isosocket.js.host;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The modules that the runtime brings. Their exports are made in a file of globals; these are the ways to them. */
public enum BuiltinModule {
    /** What a command line has: {@code args}, {@code exit} and {@code stdin}. */
    SCRIPT("script", "args, exit, stdin"),
    /** A client with what the browser's WebSocket leaves out. */
    WEBSOCKET(
            "websocket",
            "connect, WebSocketClient, ReconnectingWebSocket, TEXT, BINARY, TYPE_TEXT, TYPE_BINARY, TYPE_PING, TYPE_PONG, TYPE_CLOSE,"
                    + " COMPRESSION, CLOSE_CODES, clientCreate, clientSend, serverCreate, send, close"),
    /** Clients and servers that tell everything by callbacks. */
    NET("net", "WebSocketClient, WebSocketClientTls, WebSocketServer, WebSocketEchoServer"),
    /** Servers and clients with the habits of the npm package of that name. */
    WS("ws", "WebSocket, WebSocketServer"),
    /** The kinds of errors. */
    ERRORS(
            "errors",
            "is, WebSocketFailure, PERMISSION_DENIED, INTERNAL, INVALID, TIMEOUT, UNREACHABLE, TLS, HANDSHAKE_REFUSED,"
                    + " PROTOCOL, TOO_BIG, CLOSED"),
    /** Waits for one of several channels. */
    CHANNEL("channel", "select"),
    /** Waits for a time. */
    TIME("time", "after, sleep");

    private final String id;
    private final String exports;

    BuiltinModule(String id, String exports) {
        this.id = id;
        this.exports = exports;
    }

    /**
     * Finds a module.
     *
     * @param id its name without {@code isosocket:}
     * @return the module
     * @throws IllegalArgumentException if there is no such module
     */
    public static BuiltinModule named(String id) {
        for (BuiltinModule module : values()) {
            if (module.id.equals(id)) {
                return module;
            }
        }
        String known = Stream.of(values()).map(BuiltinModule::id).collect(Collectors.joining(", "));
        throw new IllegalArgumentException("\"" + id + "\" is no built-in module; there are: " + known);
    }

    /** {@return its name without {@code isosocket:}} */
    public String id() {
        return id;
    }

    /** {@return what imports call it} */
    public String specifier() {
        return "isosocket:" + id;
    }

    /** {@return the text of the ES module: it hands on what {@code builtin-modules.js} made} */
    public String text() {
        return "const all = Object.getPrototypeOf(globalThis)[Symbol.for('isosocket.builtin')]('" + id
                + "');\nexport const { " + exports
                + " } = all;\nexport default 'default' in all ? all.default : all;\n";
    }
}
