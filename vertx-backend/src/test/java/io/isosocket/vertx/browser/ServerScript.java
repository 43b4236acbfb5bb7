package io.isosocket.vertx.browser;

import io.isosocket.vertx.peer.BrokenAnswer;
import io.isosocket.vertx.peer.Deflated;
import io.isosocket.vertx.peer.Frame;
import io.isosocket.vertx.peer.PeerConnection;
import io.isosocket.vertx.peer.Step;
import io.isosocket.vertx.peer.Steps;
import io.vertx.core.json.JsonArray;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.util.HexFormat;
import java.util.List;

/** The server's steps of a scenario, from their form in {@code scenarios.json}. */
final class ServerScript {
    private ServerScript() {}

    static List<Step> steps(JsonArray script) {
        return script.stream()
                .map(JsonArray.class::cast)
                .map(ServerScript::step)
                .toList();
    }

    private static Step step(JsonArray step) {
        List<String> values = step.stream().skip(1).map(String.class::cast).toList();
        return switch (step.getString(0)) {
            case "requestHeader" ->
                peer -> note(
                        peer,
                        values.get(0) + ": "
                                + peer.recording()
                                        .head()
                                        .value(values.get(0))
                                        .replace(":" + peer.localPort(), ":PORT"));
            case "accept" ->
                Steps.answer(answer -> {
                    for (String line : values) {
                        answer = answer.add(line);
                    }
                    return answer;
                });
            case "acceptGlued" -> Steps.answer(answer -> answer, bytes(values));
            case "refuse" -> Steps.answer(BrokenAnswer.valueOf(values.get(0)));
            case "send" -> peer -> peer.sendRaw(bytes(values));
            case "deflated" -> peer -> peer.send(Deflated.compress(frame(values.get(0))));
            case "read" -> peer -> note(peer, message(peer).toString());
            case "readFrame" -> peer -> note(peer, peer.readFrame().toString());
            case "readClose" -> peer -> note(peer, shown(peer.expect(Frame.CLOSE)));
            case "readToEnd" -> ServerScript::readToEnd;
            case "echo" -> ServerScript::echo;
            case "fin" -> Steps.fin();
            case "reset" -> Steps.reset();
            default -> throw new IllegalArgumentException("no such step of a server: " + step);
        };
    }

    private static void note(PeerConnection peer, String line) {
        peer.recording().note(line);
    }

    /** Echoes messages and the close frame, then ends TCP. */
    private static void echo(PeerConnection peer) throws IOException {
        while (true) {
            Frame message = message(peer);
            note(peer, shown(message));
            peer.send(Frame.of(message.opcode(), message.payload()));
            if (message.opcode() == Frame.CLOSE) {
                peer.fin();
                readToEnd(peer);
                return;
            }
        }
    }

    /** Notes what still comes until the other side ends TCP; how it ends is up to the platform. */
    private static void readToEnd(PeerConnection peer) throws IOException {
        try {
            while (true) {
                note(peer, shown(message(peer)));
            }
        } catch (EOFException | SocketException e) {
            note(peer, "end");
        }
    }

    /** One whole message, or a control frame: how a message was cut into frames and compressed is each side's choice. */
    private static Frame message(PeerConnection peer) throws IOException {
        Frame first = peer.readFrame();
        if (first.isControl()) {
            return first;
        }
        ByteArrayOutputStream payload = new ByteArrayOutputStream();
        payload.writeBytes(first.payload());
        Frame frame = first;
        while (!frame.fin()) {
            frame = peer.expect(Frame.CONTINUATION);
            payload.writeBytes(frame.payload());
        }
        Frame whole = Frame.of(first.opcode(), payload.toByteArray());
        return first.rsv() == Frame.RSV1 ? Deflated.decompress(whole) : whole;
    }

    /** The reason of a close frame that tells of a violation is in each side's own words. */
    private static String shown(Frame frame) {
        boolean ownWords = frame.opcode() == Frame.CLOSE && frame.closeCode() >= 1002 && frame.closeCode() <= 1011;
        return ownWords ? "close " + frame.closeCode() : frame.toString();
    }

    private static byte[] bytes(List<String> frames) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (String frame : frames) {
            if (frame.startsWith("raw ")) {
                out.writeBytes(HexFormat.of().parseHex(frame.substring(4).replace(" ", "")));
            } else {
                out.writeBytes(frame(frame).bytes());
            }
        }
        return out.toByteArray();
    }

    /** A frame from its form "text hello", "binary 00ff", "close 1000 bye"; a hyphen at the type means more fragments. */
    private static Frame frame(String form) {
        String[] words = form.split(" ", 2);
        String type = words[0].replace("-", "");
        String data = words.length > 1 ? words[1] : "";
        Frame frame =
                switch (type) {
                    case "text" -> Frame.text(data);
                    case "binary" -> Frame.of(Frame.BINARY, HexFormat.of().parseHex(data));
                    case "cont" -> Frame.continuation(data);
                    case "ping" -> Frame.ping(data);
                    case "pong" -> Frame.pong(data);
                    case "close" -> data.isEmpty() ? Frame.close() : close(data);
                    default -> throw new IllegalArgumentException("no such frame: " + form);
                };
        return words[0].endsWith("-") ? frame.unfinished() : frame;
    }

    private static Frame close(String data) {
        String[] words = data.split(" ", 2);
        return Frame.close(Integer.parseInt(words[0]), words.length > 1 ? words[1] : "");
    }
}
