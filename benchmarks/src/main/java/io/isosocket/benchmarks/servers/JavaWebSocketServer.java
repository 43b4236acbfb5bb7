package io.isosocket.benchmarks.servers;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.java_websocket.WebSocket;
import org.java_websocket.drafts.Draft;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.extensions.permessage_deflate.PerMessageDeflateExtension;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;
import org.jspecify.annotations.Nullable;

/** The library Java-WebSocket. */
final class JavaWebSocketServer implements Server {

    @Override
    public String description() {
        return "Java-WebSocket, JDK " + Runtime.version();
    }

    @Override
    public int listen(boolean deflate) throws Exception {
        PerMessageDeflateExtension extension = new PerMessageDeflateExtension();
        extension.setThreshold(0);
        Listening server = new Listening(deflate ? new Draft_6455(extension) : new Draft_6455());
        server.start();
        server.started.get(1, TimeUnit.MINUTES);
        return server.getPort();
    }

    private static final class Listening extends WebSocketServer {

        private final CompletableFuture<Void> started = new CompletableFuture<>();

        Listening(Draft draft) {
            super(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), List.of(draft));
            setTcpNoDelay(true);
            setConnectionLostTimeout(0);
        }

        @Override
        public void onStart() {
            started.complete(null);
        }

        @Override
        public void onOpen(WebSocket socket, ClientHandshake handshake) {}

        @Override
        public void onMessage(WebSocket socket, String message) {
            if (socket.getResourceDescriptor().equals("/broadcast")) {
                broadcast(message);
            } else {
                socket.send(message);
            }
        }

        @Override
        public void onMessage(WebSocket socket, ByteBuffer message) {
            socket.send(message);
        }

        @Override
        public void onClose(WebSocket socket, int code, String reason, boolean remote) {}

        @Override
        public void onError(@Nullable WebSocket socket, Exception error) {
            started.completeExceptionally(error);
        }
    }
}
