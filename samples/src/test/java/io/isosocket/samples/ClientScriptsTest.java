package io.isosocket.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.isosocket.ConnectionRules;
import io.isosocket.WebSocketOptions;
import io.isosocket.js.JsRuntime;
import io.isosocket.js.JsRuntimeOptions;
import io.isosocket.js.Script;
import io.isosocket.testing.DeafPort;
import io.isosocket.testing.ScriptedServer;
import io.vertx.core.Future;
import io.vertx.core.http.ServerWebSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The client's samples in JavaScript, one by one; {@link ClientTourTest} and {@link ChannelSamplesTest} are their Java. */
@Timeout(120)
class ClientScriptsTest {

    private static final Path FOLDER = Path.of("src/main/js/client");

    private final List<String> lines = new CopyOnWriteArrayList<>();

    /** Runs code that has the samples, a server's {@code url} and {@code print}, until nothing is left to wait for. */
    private void play(String url, WebSocketOptions sockets, String code) throws Exception {
        JsRuntimeOptions options = JsRuntimeOptions.builder()
                .sockets(sockets)
                .folder(FOLDER)
                .moduleFolder(FOLDER)
                .global("url", url)
                .function(
                        "print",
                        values -> lines.add(values.stream().map(String::valueOf).collect(Collectors.joining(" "))))
                .build();
        JsRuntime runtime = await(JsRuntime.create(options));
        String imports =
                """
                import * as tour from './client-tour.mjs';
                import { listen } from './chat-room.mjs';
                import { follow } from './price-stream.mjs';
                """;
        await(runtime.run(Script.text("play.mjs", imports + code).as(Script.Kind.MODULE)));
        await(runtime.ended());
    }

    private void play(String url, String code) throws Exception {
        play(url, WebSocketOptions.DEFAULT, code);
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
    }

    private static void echo(ServerWebSocket socket) {
        socket.textMessageHandler(socket::writeTextMessage);
        socket.binaryMessageHandler(socket::writeBinaryMessage);
    }

    @Test
    void whatIsSentComesBack() throws Exception {
        try (ScriptedServer server = ScriptedServer.accepting(ClientScriptsTest::echo)) {
            play(
                    server.url(),
                    """
                    const client = await tour.connect(url);
                    tour.send(client, new Uint8Array([1, 2, 3]));
                    await tour.receiveOne(client, print);
                    print((await client.channel().receive()).value.data);
                    const { value } = await client.channel().receive();
                    print(value.type, value.data.byteLength);
                    print(await tour.ping(client) > 0);
                    client.close();
                    """);
        }
        assertEquals(
                List.of(
                        "Type: text",
                        "Data: Hello, Server!",
                        "{\"type\":\"subscribe\",\"channel\":\"orders\"}",
                        "binary 3",
                        "true"),
                lines);
    }

    @Test
    void optionsGoWithTheHandshake() throws Exception {
        try (ScriptedServer server = ScriptedServer.accepting(
                socket -> socket.writeTextMessage(socket.headers().get("Authorization")), "graphql-ws")) {
            play(
                    server.url(),
                    """
                    const client = await tour.connectWithOptions(url, 'secret');
                    print(client.protocol, (await client.channel().receive()).value.data);
                    client.close();
                    """);
        }
        assertEquals(List.of("graphql-ws Bearer secret"), lines);
    }

    @Test
    void receivesUntilTheServerCloses() throws Exception {
        try (ScriptedServer server = ScriptedServer.accepting(socket -> {
            socket.writeTextMessage("{\"n\":1}");
            socket.writeTextMessage("{\"n\":2}");
            socket.close();
        })) {
            play(server.url(), "await tour.receiveAll(await tour.connect(url), ({ n }) => print(n));");
        }
        assertEquals(List.of("1", "2"), lines);
    }

    @Test
    void aSilentServerIsPinged() throws Exception {
        try (ScriptedServer server = ScriptedServer.accepting(socket -> socket.frameHandler(frame -> {
            if (frame.isPing()) {
                socket.writeTextMessage("{\"answer\":true}");
                socket.close();
            }
        }))) {
            play(server.url(), "await tour.receiveOrPing(await tour.connect(url), 50, ({ answer }) => print(answer));");
        }
        assertEquals("true", lines.get(0));
    }

    @Test
    void closesWithCodeAndReason() throws Exception {
        try (ScriptedServer server = ScriptedServer.accepting(ClientScriptsTest::echo)) {
            play(server.url(), "tour.close(await tour.connect(url));");
            assertEquals("1000 null", server.awaitEnd());
            play(server.url(), "tour.closeWithReason(await tour.connect(url));");
            assertEquals("1000 Session ended", server.awaitEnd());
            play(server.url(), "tour.closeWithError(await tour.connect(url));");
            assertEquals("1011 Processing failed", server.awaitEnd());
        }
    }

    @Test
    void failuresAreToldByTheirKind() throws Exception {
        WebSocketOptions forbidden = WebSocketOptions.builder()
                .policy(ConnectionRules.builder().denyAll().build())
                .build();
        try (DeafPort closed = new DeafPort()) {
            play(closed.url(), forbidden, "print(await tour.connectOrTell(url, print));");
            play(closed.url(), "print(await tour.connectOrTell(url, print));");
        }
        assertTrue(lines.get(0).startsWith("Access denied: "), lines::toString);
        assertEquals("false", lines.get(1));
        assertTrue(lines.get(2).startsWith("Temporary error: "), lines::toString);
        assertEquals("false", lines.get(3));
    }

    @Test
    void theRoomIsJoinedAndHeard() throws Exception {
        try (ScriptedServer server = ScriptedServer.accepting(socket -> socket.textMessageHandler(join -> {
            socket.writeTextMessage(join);
            socket.close();
        }))) {
            play(server.url(), "await listen(url, 'secret', 'lobby', ({ type, room }) => print(type, room));");
        }
        assertEquals(List.of("join lobby"), lines);
    }

    @Test
    void pricesComeAndSilenceIsPinged() throws Exception {
        try (ScriptedServer server = ScriptedServer.accepting(socket -> {
            socket.textMessageHandler(subscribe -> socket.writeTextMessage("{\"symbol\":\"BTC-USD\",\"value\":1.5}"));
            socket.frameHandler(frame -> {
                if (frame.isPing()) {
                    socket.writeTextMessage("{\"symbol\":\"ETH-USD\",\"value\":2.5}");
                    socket.close();
                }
            });
        })) {
            play(server.url(), "await follow(url, '50ms', (symbol, value) => print(symbol, value));");
        }
        assertEquals(List.of("BTC-USD 1.5", "ETH-USD 2.5"), lines);
    }
}
