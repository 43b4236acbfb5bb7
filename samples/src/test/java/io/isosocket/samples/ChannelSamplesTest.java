package io.isosocket.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.isosocket.testing.ScriptedServer;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The samples that receive by channels. */
@Timeout(60)
class ChannelSamplesTest {

    private final List<String> lines = new ArrayList<>();

    @Test
    void theRoomIsJoinedAndHeard() throws Exception {
        CompletableFuture<String> token = new CompletableFuture<>();
        try (ScriptedServer server = ScriptedServer.accepting(socket -> {
            token.complete(socket.headers().get("Authorization"));
            socket.textMessageHandler(text -> {
                JsonObject join = new JsonObject(text);
                String room = join.getString("type") + " " + join.getString("room");
                socket.writeTextMessage(new JsonObject().put("text", room).encode());
                socket.writeTextMessage(new JsonObject().put("text", "bye").encode());
                socket.close();
            });
        })) {
            ChatRoom.listen(server.url(), "secret", "lobby", message -> lines.add(message.getString("text")));
            assertEquals("Bearer secret", token.get(30, TimeUnit.SECONDS));
            assertEquals(List.of("join lobby", "bye"), lines);
        }
    }

    @Test
    void pricesComeAndSilenceIsPinged() throws Exception {
        try (ScriptedServer server = ScriptedServer.accepting(socket -> {
            socket.textMessageHandler(text -> {
                String symbol = new JsonObject(text).getJsonArray("symbols").getString(0);
                socket.writeTextMessage(price(symbol, 1.5));
            });
            socket.frameHandler(frame -> {
                if (frame.isPing()) {
                    socket.writeTextMessage(price("ETH-USD", 2.5));
                    socket.close();
                }
            });
        })) {
            PriceStream.follow(server.url(), Duration.ofMillis(50), (symbol, value) -> lines.add(symbol + " " + value));
            assertEquals(List.of("BTC-USD 1.5", "ETH-USD 2.5"), lines);
        }
    }

    private static String price(String symbol, double value) {
        return new JsonObject().put("symbol", symbol).put("value", value).encode();
    }
}
