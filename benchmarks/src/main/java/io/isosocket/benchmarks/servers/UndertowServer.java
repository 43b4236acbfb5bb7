package io.isosocket.benchmarks.servers;

import io.undertow.Handlers;
import io.undertow.Undertow;
import io.undertow.Version;
import io.undertow.websockets.WebSocketProtocolHandshakeHandler;
import io.undertow.websockets.core.AbstractReceiveListener;
import io.undertow.websockets.core.BufferedBinaryMessage;
import io.undertow.websockets.core.BufferedTextMessage;
import io.undertow.websockets.core.WebSocketChannel;
import io.undertow.websockets.core.WebSockets;
import io.undertow.websockets.extensions.PerMessageDeflateHandshake;
import java.net.InetSocketAddress;

/** The server of Undertow. */
final class UndertowServer implements Server {

    @Override
    public String description() {
        return "Undertow " + Version.getVersionString() + ", JDK " + Runtime.version();
    }

    @Override
    public int listen(boolean deflate) {
        WebSocketProtocolHandshakeHandler echo = Handlers.websocket((exchange, channel) -> {
            channel.getReceiveSetter().set(new Echo());
            channel.resumeReceives();
        });
        if (deflate) {
            echo.addExtension(new PerMessageDeflateHandshake());
        }
        Undertow server = Undertow.builder()
                .addHttpListener(0, "127.0.0.1")
                .setHandler(Handlers.path()
                        .addExactPath("/echo", echo)
                        .addExactPath("/broadcast", Handlers.websocket((exchange, channel) -> {
                            channel.getReceiveSetter().set(new Broadcast());
                            channel.resumeReceives();
                        })))
                .build();
        server.start();
        return ((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort();
    }

    private static final class Echo extends AbstractReceiveListener {

        @Override
        protected void onFullTextMessage(WebSocketChannel channel, BufferedTextMessage message) {
            WebSockets.sendText(message.getData(), channel, null);
        }

        @Override
        protected void onFullBinaryMessage(WebSocketChannel channel, BufferedBinaryMessage message) {
            var data = message.getData();
            WebSockets.sendBinary(WebSockets.mergeBuffers(data.getResource()), channel, null);
            data.free();
        }
    }

    private static final class Broadcast extends AbstractReceiveListener {

        @Override
        protected void onFullTextMessage(WebSocketChannel channel, BufferedTextMessage message) {
            String text = message.getData();
            channel.getPeerConnections().forEach(each -> WebSockets.sendText(text, each, null));
        }
    }
}
