package io.isosocket.cli;

import io.isosocket.testing.ScriptedServer;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.WebSocketFrameType;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.HexFormat;

/** Servers for the tests of {@code connect}. */
final class Servers {

    private Servers() {}

    /**
     * Takes a port at which nothing listens, and that nobody else can take meanwhile.
     *
     * @return what has to be closed in the end
     */
    static Socket deaf() throws IOException {
        Socket bound = new Socket();
        bound.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        return bound;
    }

    /** {@return a server that answers each message with a line that says what it was, pings and pongs too} */
    static ScriptedServer describing() throws Exception {
        return ScriptedServer.accepting(socket -> {
            socket.textMessageHandler(text -> answer(socket, "text " + text));
            socket.binaryMessageHandler(bytes -> answer(socket, "binary " + hex(bytes)));
            socket.frameHandler(frame -> {
                if (frame.type() == WebSocketFrameType.PING || frame.type() == WebSocketFrameType.PONG) {
                    answer(socket, frame.type().name() + " " + hex(frame.binaryData()));
                }
            });
        });
    }

    private static String hex(Buffer bytes) {
        return HexFormat.of().formatHex(bytes.getBytes());
    }

    private static void answer(ServerWebSocket socket, String line) {
        var unused = socket.writeTextMessage(line);
    }
}
