package io.isosocket.js.browser;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The server's side of RFC 6455, section 5.2, as far as scenarios need it. */
final class Frames {

    static final int TEXT = 1;
    static final int BINARY = 2;
    static final int CLOSE = 8;

    private static final int SHORT_LENGTH = 125;

    private Frames() {}

    /** A whole message, or a control frame. */
    static final class Message {
        private final int opcode;
        private final byte[] payload;

        private Message(int opcode, byte[] payload) {
            this.opcode = opcode;
            this.payload = payload;
        }

        /** Of its first frame. */
        int opcode() {
            return opcode;
        }

        /** Of all its frames, unmasked. */
        byte[] payload() {
            return payload;
        }

        String text() {
            return new String(payload, StandardCharsets.UTF_8);
        }
    }

    static Message read(DataInputStream in) throws IOException {
        int opcode = 0;
        ByteArrayOutputStream payload = new ByteArrayOutputStream();
        boolean last = false;
        while (!last) {
            int first = in.readUnsignedByte();
            last = (first & 0x80) != 0;
            opcode = opcode == 0 ? first & 0x0f : opcode;
            int length = length(in);
            byte[] mask = in.readNBytes(4);
            byte[] bytes = in.readNBytes(length);
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] ^= mask[i & 3];
            }
            payload.writeBytes(bytes);
        }
        return new Message(opcode, payload.toByteArray());
    }

    private static int length(DataInputStream in) throws IOException {
        int length = in.readUnsignedByte() & 0x7f;
        return switch (length) {
            case 126 -> in.readUnsignedShort();
            case 127 -> Math.toIntExact(in.readLong());
            default -> length;
        };
    }

    static byte[] frame(int opcode, byte[] payload) {
        ByteBuffer frame = ByteBuffer.allocate(payload.length + 10);
        frame.put((byte) (0x80 | opcode));
        if (payload.length <= SHORT_LENGTH) {
            frame.put((byte) payload.length);
        } else if (payload.length <= 0xffff) {
            frame.put((byte) 126).putShort((short) payload.length);
        } else {
            frame.put((byte) 127).putLong(payload.length);
        }
        frame.put(payload);
        byte[] bytes = new byte[frame.position()];
        frame.flip().get(bytes);
        return bytes;
    }

    static byte[] text(String text) {
        return frame(TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] close(int code, String reason) {
        byte[] text = reason.getBytes(StandardCharsets.UTF_8);
        return frame(
                CLOSE,
                ByteBuffer.allocate(2 + text.length)
                        .putShort((short) code)
                        .put(text)
                        .array());
    }
}
