package io.isosocket.benchmarks.servers;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.server.NetworkConnector;
import org.eclipse.jetty.util.Jetty;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.server.ServerWebSocketContainer;
import org.eclipse.jetty.websocket.server.WebSocketUpgradeHandler;

/** The server of Jetty. */
final class JettyServer implements Server {

    private static final int MAX_MESSAGE = 1 << 25;

    private final Set<Session> receivers = ConcurrentHashMap.newKeySet();

    @Override
    public String description() {
        return "Jetty " + Jetty.VERSION + ", JDK " + Runtime.version();
    }

    @Override
    public int listen(boolean deflate) throws Exception {
        org.eclipse.jetty.server.Server server =
                new org.eclipse.jetty.server.Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        server.setHandler(WebSocketUpgradeHandler.from(server, container -> configure(container, deflate)));
        server.start();
        return ((NetworkConnector) server.getConnectors()[0]).getLocalPort();
    }

    private void configure(ServerWebSocketContainer container, boolean deflate) {
        container.setMaxBinaryMessageSize(MAX_MESSAGE);
        container.setMaxTextMessageSize(MAX_MESSAGE);
        container.setMaxFrameSize(MAX_MESSAGE);
        container.addMapping("/echo", (request, response, callback) -> {
            if (!deflate) {
                response.setExtensions(java.util.List.of());
            }
            return new Echo();
        });
        container.addMapping("/broadcast", (request, response, callback) -> {
            response.setExtensions(java.util.List.of());
            return new Broadcast(receivers);
        });
    }

    /** Jetty calls it by reflection. */
    public static final class Echo extends Session.Listener.AbstractAutoDemanding {

        @Override
        public void onWebSocketText(String message) {
            getSession().sendText(message, Callback.NOOP);
        }

        @Override
        public void onWebSocketBinary(ByteBuffer payload, Callback callback) {
            getSession().sendBinary(payload, callback);
        }
    }

    /** Jetty calls it by reflection. */
    public static final class Broadcast extends Session.Listener.AbstractAutoDemanding {

        private final Set<Session> receivers;

        Broadcast(Set<Session> receivers) {
            this.receivers = receivers;
        }

        @Override
        public void onWebSocketOpen(Session session) {
            super.onWebSocketOpen(session);
            receivers.add(session);
        }

        @Override
        public void onWebSocketText(String message) {
            receivers.forEach(each -> each.sendText(message, Callback.NOOP));
        }

        @Override
        public void onWebSocketClose(int code, String reason) {
            receivers.remove(getSession());
        }
    }
}
