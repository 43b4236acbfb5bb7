package io.isosocket.js.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Browser libraries whose servers run on Node. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NodeServerTest {
    private NodeLibraries.Server server;

    @BeforeAll
    void start() throws IOException {
        NodeLibraries.assumeInstalled();
        server = NodeLibraries.startServers();
    }

    @AfterAll
    void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void rxjsSubjectSendsAndReceivesJson() throws IOException {
        try (Page page = Page.withBundles("rxjs/dist/bundles/rxjs.umd.min.js")) {
            Object received = page.run(
                    """
                    const { webSocket } = rxjs.webSocket;
                    const subject = webSocket({
                      url: '%s',
                      openObserver: { next: (event) => report(`${event.type} ${event instanceof Event}`) },
                      closeObserver: { next: (event) => report(`${event.type} ${event.code} ${event.wasClean}`) },
                    });
                    // Sent before there is a subscription: the subject keeps it until the socket is open.
                    subject.next({ greeting: 'hello' });
                    subject.next([1, null, 'ü']);
                    rxjs.firstValueFrom(subject.pipe(rxjs.take(2), rxjs.toArray()));
                    """
                            .formatted(server.url("/echo")));
            assertEquals("[{greeting=hello}, [1, null, ü]]", String.valueOf(received));
            assertEquals("open true", page.next());
            assertEquals("close 1005 true", page.next());
        }
    }

    @Test
    void graphqlWsBundleQueriesAndSubscribes() throws IOException {
        queriesAndSubscribes(Page.withBundles("graphql-ws/umd/graphql-ws.js"));
    }

    @Test
    void graphqlWsModuleQueriesAndSubscribes() {
        queriesAndSubscribes(Page.withModule("graphql-ws.mjs"));
    }

    private void queriesAndSubscribes(Page loaded) {
        try (Page page = loaded) {
            page.load(
                    """
                    const client = graphqlWs.createClient({ url: '%s' });
                    client.on('closed', ({ code, wasClean }) => report(`closed ${code} ${wasClean}`));
                    """
                            .formatted(server.url("/graphql")));
            assertEquals(
                    "[{\"greeting\":\"hello 世界\"}]",
                    page.run(
                            """
                    (async () => {
                      const results = [];
                      const query = 'query Greet($name: String!) { greeting(name: $name) }';
                      for await (const { data } of client.iterate({ query, variables: { name: '世界' } })) {
                        results.push(data);
                      }
                      return JSON.stringify(results);
                    })()
                    """));
            assertEquals(
                    List.of(1, 2, 3),
                    page.run(
                            """
                    new Promise((resolve, reject) => {
                      const counts = [];
                      client.subscribe({ query: 'subscription { count(to: 3) }' }, {
                        next: ({ data }) => counts.push(data.count),
                        error: reject,
                        complete: () => resolve(counts),
                      });
                    })
                    """));
            // Without an operation the client closes its connection.
            assertEquals("closed 1000 true", page.next());
        }
    }

    @Test
    void socketIoClientExchangesEventsAndBinaryData() throws IOException {
        try (Page page = Page.withBundles("socket.io-client/dist/socket.io.min.js")) {
            page.load(
                    """
                    const socket = io('http://127.0.0.1:%d', { transports: ['websocket'] });
                    socket.on('connect', () => report(`connected ${socket.connected}`));
                    socket.on('connect_error', (error) => report(`refused ${error}`));
                    socket.on('joined', ({ room, transport }) => report(`joined ${room} by ${transport}`));
                    socket.on('disconnect', (reason) => report(reason));
                    """
                            .formatted(server.port()));
            assertEquals("connected true", page.next());
            page.load("socket.emit('join', 'lobby')");
            assertEquals("joined lobby by websocket", page.next());
            // Binary data goes as attachments, in frames of their own.
            assertEquals(
                    "ping 0,1,255 true",
                    page.run(
                            """
                    new Promise((resolve) => {
                      socket.emit('echo', { text: 'ping', bytes: new Uint8Array([0, 1, 255]) }, ({ text, bytes }) =>
                        resolve(`${text} ${new Uint8Array(bytes)} ${bytes instanceof ArrayBuffer}`));
                    })
                    """));
            page.load("socket.disconnect()");
            assertEquals("io client disconnect", page.next());
        }
    }
}
