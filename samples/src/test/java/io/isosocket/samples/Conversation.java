package io.isosocket.samples;

import io.isosocket.WebSocketChannel;
import java.util.ArrayList;
import java.util.List;

/** What a server says. */
final class Conversation {

    private Conversation() {}

    /** Sends each text, and returns the answers. */
    static List<String> of(String url, String... texts) throws Exception {
        try (WebSocketChannel channel = WebSocketChannel.connect(url)) {
            return answers(channel, texts);
        }
    }

    /** The first thing that a server says, and then the answers. */
    static List<String> greetedBy(String url, String... texts) throws Exception {
        try (WebSocketChannel channel = WebSocketChannel.connect(url)) {
            List<String> all = new ArrayList<>();
            all.add(channel.receive().value().text());
            all.addAll(answers(channel, texts));
            return all;
        }
    }

    private static List<String> answers(WebSocketChannel channel, String... texts) throws InterruptedException {
        List<String> answers = new ArrayList<>();
        for (String text : texts) {
            channel.send(text);
            answers.add(channel.receive().value().text());
        }
        return answers;
    }
}
