package io.isosocket.vertx.server;

import io.isosocket.vertx.context.Lifeline;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Takes the WebSockets of a route of Vert.x Web, which has to be on the class path:
 *
 * <pre>{@code
 * router.route("/chat").handler(WebSocketHandler.create(ws -> ws.onmessage(...)));
 * }</pre>
 *
 * <p>The route's path parameters are those of the {@link HandshakeRequest}. The HTTP server should have h2c turned off
 * ({@code HttpServerOptions.setHttp2ClearTextEnabled(false)}): it loses what a client sends too early. When that server is
 * closed, the connections are closed with 1001.
 */
public final class WebSocketHandler implements Handler<RoutingContext> {

    private final Acceptor acceptor;
    private final Acceptor.Route route;

    private WebSocketHandler(Acceptor acceptor, Acceptor.Route route) {
        this.acceptor = acceptor;
        this.route = route;
    }

    /**
     * Makes a handler with {@link ServerOptions#DEFAULT}.
     *
     * @param handler takes the connections
     * @return the handler
     */
    public static WebSocketHandler create(Consumer<ServerConnection> handler) {
        Objects.requireNonNull(handler, "handler");
        return create(ServerOptions.DEFAULT, (socket, request) -> handler.accept(socket));
    }

    /**
     * Makes a handler.
     *
     * @param options the limits
     * @param handler takes the connections
     * @return the handler
     */
    public static WebSocketHandler create(ServerOptions options, ConnectionHandler handler) {
        return create(options, new Connections(), Acceptor.ACCEPT_ALL, handler);
    }

    /**
     * Makes a handler.
     *
     * @param options the limits
     * @param connections the set that the connections are in
     * @param decision whether a handshake is accepted
     * @param handler takes the connections
     * @return the handler
     */
    public static WebSocketHandler create(
            ServerOptions options, Connections connections, HandshakeDecision decision, ConnectionHandler handler) {
        Acceptor acceptor = new Acceptor(
                Objects.requireNonNull(options, "options"),
                Objects.requireNonNull(connections, "connections"),
                Lifeline.NONE);
        return new WebSocketHandler(
                acceptor,
                new Acceptor.Route(
                        Objects.requireNonNull(decision, "decision"), Objects.requireNonNull(handler, "handler")));
    }

    /** {@return the connections, with those of others that share the set} */
    public Connections connections() {
        return acceptor.connections();
    }

    @Override
    public void handle(RoutingContext context) {
        acceptor.handle(context.request(), Map.copyOf(context.pathParams()), route, upgraded -> {});
    }
}
