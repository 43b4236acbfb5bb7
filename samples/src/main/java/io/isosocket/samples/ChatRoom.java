package io.isosocket.samples;

import io.isosocket.WebSocketChannel;
import io.isosocket.WebSocketFailure;
import io.isosocket.WebSocketOptions;
import io.vertx.core.json.JsonObject;
import java.util.function.Consumer;

/** A room of a chat: joins it, and hands on what is said there until the connection ends. Blocks its thread. */
public final class ChatRoom {

    private ChatRoom() {}

    /**
     * Joins a room and stays as long as the connection does.
     *
     * @param url the chat's
     * @param token says who joins
     * @param room the room's name
     * @param onMessage gets every message of the room
     * @throws WebSocketFailure if there is no connection
     * @throws InterruptedException if the thread is interrupted
     */
    public static void listen(String url, String token, String room, Consumer<JsonObject> onMessage)
            throws WebSocketFailure, InterruptedException {
        // snippet: chat-room
        var options = WebSocketOptions.builder()
                .header("Authorization", "Bearer " + token)
                .build();
        try (var chat = WebSocketChannel.connect(url, options)) {
            chat.send(new JsonObject().put("type", "join").put("room", room).encode());
            for (var message : chat) {
                onMessage.accept(new JsonObject(message.text()));
            }
        }
        // end
    }
}
