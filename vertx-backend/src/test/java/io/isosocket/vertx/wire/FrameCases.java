package io.isosocket.vertx.wire;

import static io.isosocket.vertx.wire.PeerFrame.FIN;
import static io.isosocket.vertx.wire.PeerFrame.RSV1;
import static io.isosocket.vertx.wire.PeerFrame.binary;
import static io.isosocket.vertx.wire.PeerFrame.bytes;
import static io.isosocket.vertx.wire.PeerFrame.close;
import static io.isosocket.vertx.wire.PeerFrame.peerFrame;
import static io.isosocket.vertx.wire.PeerFrame.ping;
import static io.isosocket.vertx.wire.PeerFrame.text;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** Sections 5 to 8 of RFC 6455, one case for each rule. The largest message that is taken has 1 MiB. */
public final class FrameCases {

    /** The limit that the cases count on. */
    public static final int MAX_MESSAGE_SIZE = 1 << 20;

    private static final int CONT = Opcode.CONTINUATION;
    private static final int TEXT = Opcode.TEXT;
    private static final int BINARY = Opcode.BINARY;
    private static final int PING = Opcode.PING;
    private static final int PONG = Opcode.PONG;

    private FrameCases() {}

    public static Stream<FrameCase> all() {
        List<FrameCase> cases = new ArrayList<>();
        messages(cases);
        fragments(cases);
        controlFrames(cases);
        headers(cases);
        texts(cases);
        closeFrames(cases);
        return cases.stream();
    }

    private static void messages(List<FrameCase> cases) {
        cases.add(good("a text", List.of("text Hello"), text("Hello")));
        cases.add(good("an empty text", List.of("text "), text("")));
        cases.add(good("an empty binary message", List.of("binary "), binary()));
        cases.add(good("a binary message", List.of("binary 00ff80"), binary(0, 0xFF, 0x80)));
        for (int size : new int[] {125, 126, 127, 128, 65535, 65536}) {
            String a = "a".repeat(size);
            cases.add(good("a text of " + size, List.of("text " + a, "text b"), text(a), text("b")));
            PeerFrame data = peerFrame(FIN | BINARY, new byte[size]);
            cases.add(good("binary of " + size, List.of("binary " + "00".repeat(size), "text b"), data, text("b")));
        }
        cases.add(good("several", List.of("text a", "binary 01", "text c"), text("a"), binary(1), text("c")));
        cases.add(good("all planes", List.of("text aé€\uFFFD\uD83D\uDE00"), text("aé€\uFFFD\uD83D\uDE00")));
    }

    private static void fragments(List<FrameCase> cases) {
        cases.add(good("two fragments", List.of("text Hello"), frame(TEXT, "Hel"), frame(FIN | CONT, "lo")));
        cases.add(good("an empty first fragment", List.of("text lo"), frame(TEXT, ""), frame(FIN | CONT, "lo")));
        cases.add(good("an empty last fragment", List.of("text Hel"), frame(TEXT, "Hel"), frame(FIN | CONT, "")));
        cases.add(good("only empty ones", List.of("text "), frame(TEXT, ""), frame(CONT, ""), frame(FIN | CONT, "")));
        cases.add(good(
                "a character in two",
                List.of("text é"),
                peerFrame(TEXT, bytes(0xC3)),
                peerFrame(FIN | CONT, bytes(0xA9))));
        cases.add(good(
                "binary fragments, then a text",
                List.of("binary 6162", "text c"),
                frame(BINARY, "a"),
                frame(CONT, ""),
                frame(FIN | CONT, "b"),
                text("c")));
        cases.add(bad("a continuation of nothing", 1002, frame(FIN | CONT, "x")));
        cases.add(bad("an unfinished continuation of nothing", 1002, frame(CONT, "x")));
        cases.add(bad("a continuation after the end", 1002, frame(TEXT, ""), frame(FIN | CONT, ""), frame(CONT, ""))
                .hearing("text "));
        cases.add(bad("a text within a text", 1002, frame(TEXT, "a"), frame(FIN | TEXT, "b")));
        cases.add(bad("a binary within a text", 1002, frame(TEXT, "a"), frame(BINARY, "b")));
    }

    private static void controlFrames(List<FrameCase> cases) {
        cases.add(new FrameCase("a ping", List.of(ping("x")), List.of("ping x"), List.of("pong x")));
        cases.add(new FrameCase("an empty ping", List.of(ping("")), List.of("ping "), List.of("pong")));
        String most = "p".repeat(125);
        cases.add(new FrameCase("a full ping", List.of(ping(most)), List.of("ping " + most), List.of("pong " + most)));
        cases.add(new FrameCase(
                "pings, each answered",
                List.of(ping("1"), ping("2"), ping("3")),
                List.of("ping 1", "ping 2", "ping 3"),
                List.of("pong 1", "pong 2", "pong 3")));
        cases.add(good("an unsolicited pong", List.of("pong x", "text a"), frame(FIN | PONG, "x"), text("a")));
        cases.add(new FrameCase(
                "a ping within a message",
                List.of(frame(TEXT, "Hel"), ping("x"), frame(FIN | CONT, "lo")),
                List.of("ping x", "text Hello"),
                List.of("pong x")));
        cases.add(bad("a ping of 126", 1002, peerFrame(FIN | PING, new byte[126])));
        cases.add(bad("a ping in the long form", 1002, ping("x").withLengthBytes(2)));
        cases.add(bad("a ping in fragments", 1002, frame(PING, "x")));
        cases.add(bad("a pong in fragments", 1002, frame(PONG, "x")));
        cases.add(bad("a close in fragments", 1002, peerFrame(Opcode.CLOSE, bytes(3, 0xE8))));
        cases.add(bad("a close of 126", 1002, peerFrame(FIN | Opcode.CLOSE, new byte[126])));
    }

    private static void headers(List<FrameCase> cases) {
        for (int opcode : new int[] {3, 4, 5, 6, 7, 11, 12, 13, 14, 15}) {
            cases.add(bad("opcode " + opcode, 1002, frame(FIN | opcode, "x")));
        }
        for (int rsv : new int[] {0x10, 0x20, 0x30, 0x40, 0x50, 0x60, 0x70}) {
            cases.add(bad("text with bits " + rsv, 1002, frame(FIN | rsv | TEXT, "x")));
            cases.add(bad("ping with bits " + rsv, 1002, frame(FIN | rsv | PING, "x")));
            cases.add(bad("a continuation with bits " + rsv, 1002, frame(TEXT, "x"), frame(FIN | rsv | CONT, "x")));
        }
        cases.add(bad("RSV1 on a close", 1002, peerFrame(FIN | RSV1 | Opcode.CLOSE, bytes())));
        cases.add(bad("5 in two bytes", 1002, text("Hello").withLengthBytes(2)));
        cases.add(bad("125 in two bytes", 1002, text("a".repeat(125)).withLengthBytes(2)));
        cases.add(bad("5 in eight bytes", 1002, text("Hello").withLengthBytes(8)));
        cases.add(bad("65535 in eight bytes", 1002, text("a".repeat(65535)).withLengthBytes(8)));
        cases.add(bad("the top bit of a length", 1002, text("").claiming(Long.MIN_VALUE)));
        cases.add(bad("all bits of a length", 1002, text("").claiming(-1)));
        cases.add(bad("the wrong masking", 1002, text("Hello").wronglyMaskedOrNot()));
        cases.add(bad("the wrong masking of a ping", 1002, ping("").wronglyMaskedOrNot()));
        cases.add(bad("a message over the limit", 1009, text("").claiming((1 << 20) + 1)));
        cases.add(bad("a message far over the limit", 1009, text("").claiming(Long.MAX_VALUE)));
        cases.add(bad(
                "a limit reached in fragments",
                1009,
                frame(BINARY, "ab"),
                peerFrame(CONT, bytes()).claiming(1 << 20)));
        cases.add(bad("text before a violation arrives", 1002, text("a"), frame(FIN | 3, ""))
                .hearing("text a"));
        cases.add(bad("nothing after a violation arrives", 1002, frame(FIN | 3, ""), text("a"), ping("b")));
    }

    private static void texts(List<FrameCase> cases) {
        int[][] invalid = {
            {0x80},
            {0xBF},
            {0xC0, 0x80},
            {0xC1, 0xBF},
            {0xC3},
            {0xC3, 0x28},
            {0xE0, 0x80, 0x80},
            {0xE0, 0x9F, 0xBF},
            {0xED, 0xA0, 0x80},
            {0xED, 0xBF, 0xBF},
            {0xE2, 0x82},
            {0xF0, 0x80, 0x80, 0x80},
            {0xF0, 0x8F, 0xBF, 0xBF},
            {0xF4, 0x90, 0x80, 0x80},
            {0xF5, 0x80, 0x80, 0x80},
            {0xF0, 0x9F, 0x98},
            {0xF8},
            {0xFE},
            {0xFF},
            {0x61, 0xEF, 0xBF, 0xBD, 0xFF}
        };
        for (int[] octets : invalid) {
            String name = Arrays.toString(octets);
            cases.add(bad("the text " + name, 1007, peerFrame(FIN | TEXT, bytes(octets))));
            cases.add(bad("fragments of " + name, 1007, peerFrame(TEXT, bytes(octets)), frame(FIN | CONT, "")));
            cases.add(good(
                    "binary fragments of " + name,
                    List.of("binary " + hex(octets)),
                    peerFrame(BINARY, bytes()),
                    peerFrame(FIN | CONT, bytes(octets))));
        }
        PeerFrame early = new PeerFrame(FIN | TEXT, bytes(0x61, 0xFF), 0, 100, false);
        cases.add(bad("invalid UTF-8 in a frame that is not there yet", 1007, early));
        cases.add(bad("invalid UTF-8 in a message that goes on", 1007, peerFrame(TEXT, bytes(0xED, 0xA0))));
        PeerFrame surrogate = new PeerFrame(TEXT, bytes(0xF4, 0x90), 0, 4, false);
        cases.add(bad("a code point over U+10FFFF at its second byte", 1007, surrogate));
    }

    private static void closeFrames(List<FrameCase> cases) {
        cases.add(closed("an empty close", "1005", "close", close()));
        cases.add(closed("a close with a code", "1000", "close 1000", close(3, 0xE8)));
        cases.add(closed("a close with a reason", "1001 bye", "close 1001 bye", close(3, 0xE9, 'b', 'y', 'e')));
        cases.add(closed("what comes after a close", "1000", "close 1000", close(3, 0xE8), text("a"), frame(0xFF, "")));
        cases.add(closed("a close within a message", "4999", "close 4999", frame(TEXT, "a"), close(0x13, 0x87)));
        cases.add(bad("a close of one byte", 1002, close(3)));
        cases.add(bad("a close with the code 1006", 1002, close(3, 0xEE)));
        cases.add(bad("a close with a reason that is not UTF-8", 1007, close(3, 0xE8, 0xC3)));
        cases.add(bad("a close with a surrogate", 1007, close(3, 0xE8, 0xED, 0xA0, 0x80)));
    }

    private static PeerFrame frame(int firstByte, String payload) {
        return peerFrame(firstByte, payload.getBytes(UTF_8));
    }

    private static FrameCase good(String name, List<String> events, PeerFrame... frames) {
        return new FrameCase(name, List.of(frames), events, List.of());
    }

    private static FrameCase bad(String name, int code, PeerFrame... frames) {
        String kind = code == 1009 ? "TOO_BIG" : "PROTOCOL";
        return new FrameCase(name, List.of(frames), List.of("failed " + kind + " OPEN"), List.of("close " + code));
    }

    private static FrameCase closed(String name, String heard, String answer, PeerFrame... frames) {
        return new FrameCase(name, List.of(frames), List.of("closing " + heard, "closed " + heard), List.of(answer));
    }

    private static String hex(int[] octets) {
        return HexFormat.of().formatHex(bytes(octets));
    }
}
