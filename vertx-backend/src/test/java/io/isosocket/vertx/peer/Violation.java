package io.isosocket.vertx.peer;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import java.util.List;

/** Frames that break the protocol, with the code that the close frame in answer to them must carry. */
public enum Violation {
    RESERVED_OPCODE_3(1002, of(3, "78")),
    RESERVED_OPCODE_7(1002, of(7, "")),
    RESERVED_OPCODE_11(1002, of(11, "")),
    RESERVED_OPCODE_15(1002, of(15, "78")),
    RSV1_WITHOUT_EXTENSION(1002, Frame.text("x").rsv(4)),
    RSV2(1002, Frame.text("x").rsv(2)),
    RSV3_ON_PING(1002, Frame.ping("x").rsv(1)),
    FRAGMENTED_PING(1002, Frame.ping("x").unfinished()),
    FRAGMENTED_CLOSE(1002, Frame.close(1000, "").unfinished()),
    LONG_PING(1002, Frame.ping("x".repeat(126))),
    LONG_CLOSE(1002, Frame.close(1000, "x".repeat(124))),
    CONTINUATION_OF_NOTHING(1002, Frame.continuation("x")),
    CONTINUATION_AFTER_THE_LAST(1002, Frame.text("a").unfinished(), Frame.continuation("b"), Frame.continuation("c")),
    MESSAGE_WITHIN_A_MESSAGE(1002, Frame.text("a").unfinished(), Frame.text("b")),
    CLOSE_OF_ONE_BYTE(1002, of(Frame.CLOSE, "03")),
    CLOSE_WITH_0(1002, Frame.close(0, "")),
    CLOSE_WITH_999(1002, Frame.close(999, "")),
    CLOSE_WITH_1004(1002, Frame.close(1004, "")),
    CLOSE_WITH_1005(1002, Frame.close(1005, "")),
    CLOSE_WITH_1006(1002, Frame.close(1006, "")),
    CLOSE_WITH_1015(1002, Frame.close(1015, "")),
    CLOSE_WITH_1016(1002, Frame.close(1016, "")),
    CLOSE_WITH_2999(1002, Frame.close(2999, "")),
    CLOSE_WITH_5000(1002, Frame.close(5000, "")),
    CLOSE_WITH_BAD_REASON(1007, of(Frame.CLOSE, "03e8c328")),
    BAD_UTF8(1007, of(Frame.TEXT, "c328")),
    SURROGATE(1007, of(Frame.TEXT, "eda080")),
    OVERLONG(1007, of(Frame.TEXT, "c0af")),
    ABOVE_UNICODE(1007, of(Frame.TEXT, "f4908080")),
    CHARACTER_CUT_SHORT(1007, of(Frame.TEXT, "e29c")),
    BAD_UTF8_EARLY(1007, of(Frame.TEXT, "c328").unfinished()),
    BAD_UTF8_ACROSS_FRAGMENTS(
            1007,
            of(Frame.TEXT, "e29c").unfinished(),
            of(Frame.CONTINUATION, "28").unfinished()),
    BAD_UTF8_LATE(1007, Frame.text("good").unfinished(), of(Frame.CONTINUATION, "ff")),
    CUT_SHORT_BY_AN_EMPTY_LAST_FRAGMENT(1007, of(Frame.TEXT, "e29c").unfinished(), of(Frame.CONTINUATION, ""));

    private final int closeCode;

    @SuppressWarnings("ImmutableEnumChecker") // An unmodifiable list of frames, which never change.
    private final List<Frame> frames;

    Violation(int closeCode, Frame... frames) {
        this.closeCode = closeCode;
        this.frames = List.of(frames);
    }

    /** The code that RFC 6455, 7.4.1 gives for it. */
    public int closeCode() {
        return closeCode;
    }

    /** The bytes as a server sends them, or masked as a client does. */
    public byte[] bytes(boolean masked) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        frames.forEach(frame -> out.writeBytes((masked ? frame.mask() : frame).bytes()));
        return out.toByteArray();
    }

    private static Frame of(int opcode, String hex) {
        return Frame.of(opcode, HexFormat.of().parseHex(hex));
    }
}
