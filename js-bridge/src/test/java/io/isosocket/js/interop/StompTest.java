package io.isosocket.js.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.stomp.StompServer;
import io.vertx.ext.stomp.StompServerHandler;
import io.vertx.ext.stomp.StompServerOptions;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The STOMP client of npm against the STOMP broker of Vert.x. */
class StompTest {
    private final Vertx vertx = Vertx.vertx();
    private int port;

    @BeforeEach
    void start() throws Exception {
        NodeLibraries.assumeInstalled();
        // Port -1: by WebSocket alone.
        StompServer broker = StompServer.create(
                        vertx, new StompServerOptions().setPort(-1).setWebsocketBridge(true))
                .handler(StompServerHandler.create(vertx));
        HttpServer server = vertx.createHttpServer(new HttpServerOptions()
                        .setWebSocketSubProtocols(List.of("v12.stomp", "v11.stomp", "v10.stomp")))
                .webSocketHandshakeHandler(broker.webSocketHandshakeHandler())
                .webSocketHandler(broker.webSocketHandler());
        port = server.listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS)
                .actualPort();
    }

    @AfterEach
    void stop() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    @Test
    void subscribesSendsAndGetsReceipts() throws IOException {
        try (Page page = Page.withBundles("@stomp/stompjs/bundles/stomp.umd.min.js")) {
            page.load(
                    """
                    const client = new StompJs.Client({ brokerURL: 'ws://127.0.0.1:%d/stomp', reconnectDelay: 0 });
                    client.onConnect = (frame) => {
                      report(`connected ${frame.headers.version}`);
                      client.watchForReceipt('subscribed', () => report('subscribed'));
                      client.subscribe('/topic/room', ({ body, headers }) =>
                        report(`${headers.destination} ${headers.kind} ${body}`), { receipt: 'subscribed' });
                    };
                    client.onStompError = ({ headers }) => report(`error ${headers.message}`);
                    client.onWebSocketClose = ({ type, wasClean }) => report(`${type} ${wasClean}`);
                    client.activate();
                    """
                            .formatted(port));
            assertEquals("connected 1.2", page.next());
            assertEquals("subscribed", page.next());
            page.load(
                    """
                    client.publish({
                      destination: '/topic/room', body: 'Grüße: ✓', headers: { kind: 'a:b' },
                    });
                    """);
            assertEquals("/topic/room a:b Grüße: ✓", page.next());
            page.load("client.deactivate()");
            assertEquals("close true", page.next());
        }
    }
}
