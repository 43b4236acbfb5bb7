package io.isosocket.js.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Libraries that open a new connection when one is lost, with a server that is stopped and started again. */
class ReconnectingClientsTest {

    @BeforeAll
    static void install() throws IOException {
        NodeLibraries.assumeInstalled();
    }

    @Test
    void reconnectingWebSocketFindsTheRestartedServer() throws IOException {
        try (Page page = Page.withBundles("reconnecting-websocket/dist/reconnecting-websocket-iife.min.js")) {
            survivesARestart(page);
        }
    }

    @Test
    void partysocketFindsTheRestartedServer() throws IOException {
        try (Page page = Page.withModule("partysocket.mjs")) {
            survivesARestart(page);
        }
    }

    @Test
    void partysocketJoinsARoom() throws IOException {
        try (NodeLibraries.Server server = NodeLibraries.startServers();
                Page page = Page.withModule("partysocket.mjs")) {
            page.load(
                    """
                    var socket = new PartySocket({ host: '127.0.0.1:%d', room: 'lobby', id: 'me', query: { key: '1' } });
                    socket.onopen = () => socket.send('hello');
                    socket.onmessage = ({ data }) => report(`${new URL(socket.url).pathname} ${data}`);
                    """
                            .formatted(server.port()));
            assertEquals("/parties/main/lobby hello", page.next());
            page.load("socket.close()");
        }
    }

    /** Both libraries offer the same interface, the one after the other's model. */
    private static void survivesARestart(Page page) throws IOException {
        int port;
        try (NodeLibraries.Server first = NodeLibraries.startServers()) {
            port = first.port();
            page.load(
                    """
                    var socket = new ReconnectingWebSocket('%s', ['chat'], {
                      minReconnectionDelay: 20, maxReconnectionDelay: 100, minUptime: 1,
                    });
                    socket.binaryType = 'arraybuffer';
                    socket.addEventListener('open', () => report(`open ${socket.readyState} ${socket.protocol}`));
                    socket.addEventListener('message', ({ data }) =>
                      report(typeof data === 'string' ? data : `bytes ${new Uint8Array(data)}`));
                    """
                            .formatted(first.url("/echo")));
            assertEquals("open 1 chat", page.next());
            page.load("socket.send('text'); socket.send(new Uint8Array([1, 2, 3]));");
            assertEquals("text", page.next());
            assertEquals("bytes 1,2,3", page.next());
            page.load(
                    """
                    socket.onclose = () => {
                      socket.onclose = null;
                      report('lost');
                    };
                    """);
        }
        assertEquals("lost", page.next());
        page.load(
                """
                socket.onerror = ({ type }) => {
                  socket.onerror = null;
                  report(type);
                };
                socket.send('while away');
                """);
        // At least one attempt finds nobody.
        assertEquals("error", page.next());
        try (NodeLibraries.Server second = NodeLibraries.startServers(port)) {
            assertEquals("open 1 chat", page.next());
            assertEquals("while away", page.next());
            page.load(
                    """
                    socket.onclose = ({ code, wasClean }) => report(`close ${code} ${wasClean}`);
                    socket.close(4000, 'done');
                    """);
            assertEquals("close 4000 true", page.next());
            assertEquals(port, second.port());
        }
    }
}
