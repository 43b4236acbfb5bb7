package io.isosocket.vertx.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.isosocket.vertx.peer.Deflated;
import io.isosocket.vertx.peer.Frame;
import io.isosocket.vertx.peer.PeerConnection;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The connections of a server as a set: ids, broadcasts, rooms. */
class ConnectionsTest {

    private final ServerFixture fixture = new ServerFixture();
    private final List<PeerConnection> clients = new ArrayList<>();

    @AfterEach
    void stop() throws IOException {
        for (PeerConnection client : clients) {
            client.close();
        }
        fixture.close();
    }

    private Connections start() {
        fixture.start(
                WebSocketServer.builder().handler((socket, request) -> {
                    request.queryParameters().getOrDefault("room", List.of()).forEach(socket::join);
                    socket.onclose(event -> fixture.note(
                            "closed " + fixture.server().connections().size()));
                    fixture.note(socket);
                }),
                options -> options);
        return fixture.server().connections();
    }

    private ServerConnection connect(String target, String... headers) throws IOException {
        clients.add(fixture.open(target, headers));
        return (ServerConnection) fixture.next();
    }

    @Test
    void eachHasAnIdByWhichItIsFoundUntilItEnds() throws IOException {
        Connections connections = start();
        ServerConnection first = connect("/");
        ServerConnection second = connect("/");
        assertEquals(2, connections.size());
        assertTrue(first.id() != second.id());
        assertEquals(first, connections.find(first.id()).orElseThrow());
        assertEquals(connections, first.connections());
        List<ServerConnection> seen = new ArrayList<>();
        connections.forEach(seen::add);
        assertEquals(Set.of(first, second), Set.copyOf(seen));
        clients.get(0).close();
        assertEquals("closed 1", fixture.next());
        assertTrue(connections.find(first.id()).isEmpty());
    }

    @Test
    void broadcastReachesAllButTheExceptedInOrder() throws IOException {
        Connections connections = start();
        ServerConnection first = connect("/");
        connect("/", "Sec-WebSocket-Extensions: permessage-deflate");
        connect("/", "Sec-WebSocket-Extensions: permessage-deflate");
        String large = "compress me ".repeat(20_000);
        first.send("mine");
        connections.broadcast("one");
        connections.broadcast("two", first);
        connections.broadcast(ByteBuffer.wrap(new byte[] {1, 2}));
        connections.broadcast(large);
        connections.broadcast("\ud800!");
        assertEquals("mine", clients.get(0).expect(Frame.TEXT).text());
        for (PeerConnection client : clients) {
            assertEquals("one", client.expect(Frame.TEXT).text());
            boolean plain = client == clients.get(0);
            if (!plain) {
                assertEquals("two", client.expect(Frame.TEXT).text());
            }
            assertEquals("binary 0102", client.expect(Frame.BINARY).toString());
            if (plain) {
                assertEquals(large, whole(client));
            } else {
                Frame deflated = client.expect(Frame.TEXT);
                assertEquals(Frame.RSV1, deflated.rsv());
                assertEquals(large, Deflated.decompress(deflated).text());
            }
            assertEquals("\ufffd!", client.expect(Frame.TEXT).text());
        }
    }

    /** A message in fragments. */
    private static String whole(PeerConnection client) throws IOException {
        Frame frame = client.expect(Frame.TEXT);
        StringBuilder text = new StringBuilder(frame.text());
        while (!frame.fin()) {
            frame = client.expect(Frame.CONTINUATION);
            text.append(frame.text());
        }
        return text.toString();
    }

    @Test
    void broadcastFromAnotherThreadKeepsItsOrderWithItsOwnSends() throws IOException {
        Connections connections = start();
        ServerConnection first = connect("/");
        for (int i = 0; i < 200; i++) {
            connections.broadcast("b" + i);
            first.send("s" + i);
        }
        for (int i = 0; i < 200; i++) {
            assertEquals("b" + i, clients.get(0).expect(Frame.TEXT).text());
            assertEquals("s" + i, clients.get(0).expect(Frame.TEXT).text());
        }
    }

    @Test
    void bufferedAmountCountsABroadcastUntilItIsSent() throws IOException {
        start();
        ServerConnection only = connect("/");
        only.connections().broadcast("12345");
        assertEquals("12345", clients.get(0).expect(Frame.TEXT).text());
        ServerFixture.await(only.drained());
        assertEquals(0, only.bufferedAmount());
    }

    @Test
    void broadcastIsDroppedForOneThatIsClosing() throws IOException {
        Connections connections = start();
        ServerConnection first = connect("/");
        first.close(1000);
        connections.broadcast("late");
        assertEquals(1000, clients.get(0).expect(Frame.CLOSE).closeCode());
        assertEquals(4, first.bufferedAmount());
    }

    @Test
    void roomsHoldWhoJoinedAndVanishWithTheLast() throws IOException {
        Connections connections = start();
        ServerConnection first = connect("/?room=red&room=blue");
        ServerConnection second = connect("/?room=red");
        connect("/");
        assertEquals(Set.of("red", "blue"), connections.rooms());
        assertEquals(Set.of("red", "blue"), first.rooms());
        Room red = connections.room("red").orElseThrow();
        assertEquals("red", red.name());
        assertEquals(2, red.size());
        red.broadcast("all");
        red.broadcast("not the first", first);
        connections.broadcast("end");
        assertEquals("all", clients.get(0).expect(Frame.TEXT).text());
        assertEquals("end", clients.get(0).expect(Frame.TEXT).text());
        assertEquals("all", clients.get(1).expect(Frame.TEXT).text());
        assertEquals("not the first", clients.get(1).expect(Frame.TEXT).text());
        assertEquals("end", clients.get(2).expect(Frame.TEXT).text());
        first.leave("blue");
        first.leave("none");
        assertTrue(connections.room("blue").isEmpty());
        clients.get(0).close();
        assertEquals("closed 2", fixture.next());
        assertEquals(Set.of(), first.rooms());
        assertEquals(1, red.size());
        second.leave("red");
        assertEquals(Set.of(), connections.rooms());
        first.join("late");
        assertFalse(connections.rooms().contains("late"));
    }
}
