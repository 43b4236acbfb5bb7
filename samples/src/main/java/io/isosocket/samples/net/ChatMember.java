package io.isosocket.samples.net;

import io.isosocket.WebSocket;
import io.vertx.core.json.JsonObject;
import java.util.function.Consumer;

/** A member of the chat of {@link ChatService}. Any thread may call its methods. */
public final class ChatMember {

    private final WebSocket socket;

    /**
     * Joins.
     *
     * @param url the chat's
     * @param name the member's
     * @param out gets what the others do and say
     */
    public ChatMember(String url, String name, Consumer<String> out) {
        socket = new WebSocket(url);
        socket.onopen(event -> {
            socket.send(Json.ofType("join").put("username", name).encode());
            out.accept("Chat connected as: " + name);
        });
        socket.onmessage(
                event -> Json.object(event.data()).map(ChatMember::line).ifPresent(out));
        socket.onclose(event -> out.accept("Chat disconnected"));
    }

    private static String line(JsonObject message) {
        String name = message.getString("username");
        return switch (message.getString("type", "")) {
            case "message" -> "<" + name + "> " + message.getString("text");
            case "join" -> "*** " + name + " joined the chat";
            case "leave" -> "*** " + name + " left the chat";
            default -> message.encode();
        };
    }

    /**
     * Says something to the others.
     *
     * @param text what
     */
    public void say(String text) {
        socket.send(Json.ofType("message").put("text", text).encode());
    }

    /** Leaves the chat. */
    public void leave() {
        socket.close(1000);
    }
}
