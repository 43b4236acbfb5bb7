package io.isosocket.cli;

import io.isosocket.testing.ScriptedServer;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.WebSocketFrameType;
import java.util.HexFormat;

/** Servers for the tests of {@code connect}. */
final class Servers {

    private Servers() {}

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
