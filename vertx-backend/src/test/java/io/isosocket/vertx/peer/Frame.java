package io.isosocket.vertx.peer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.SecureRandom;

/** One frame as it is on the wire (RFC 6455, section 5.2), right or wrong: nothing is checked. */
public final class Frame {
    public static final int CONTINUATION = 0;
    public static final int TEXT = 1;
    public static final int BINARY = 2;
    public static final int CLOSE = 8;
    public static final int PING = 9;
    public static final int PONG = 10;

    /** The bit of permessage-deflate (RFC 7692, section 6). */
    public static final int RSV1 = 4;

    private static final SecureRandom MASKS = new SecureRandom();

    private final boolean fin;
    private final int rsv;
    private final int opcode;
    private final boolean masked;
    private final byte[] payload;

    private Frame(boolean fin, int rsv, int opcode, boolean masked, byte[] payload) {
        this.fin = fin;
        this.rsv = rsv;
        this.opcode = opcode;
        this.masked = masked;
        this.payload = payload;
    }

    /** A final frame without mask. */
    public static Frame of(int opcode, byte... payload) {
        return new Frame(true, 0, opcode, false, payload);
    }

    public static Frame text(String data) {
        return of(TEXT, data.getBytes(UTF_8));
    }

    public static Frame continuation(String data) {
        return of(CONTINUATION, data.getBytes(UTF_8));
    }

    public static Frame binary(int... data) {
        byte[] bytes = new byte[data.length];
        for (int i = 0; i < data.length; i++) {
            bytes[i] = (byte) data[i];
        }
        return of(BINARY, bytes);
    }

    public static Frame ping(String data) {
        return of(PING, data.getBytes(UTF_8));
    }

    public static Frame pong(String data) {
        return of(PONG, data.getBytes(UTF_8));
    }

    /** A close frame without a status code. */
    public static Frame close() {
        return of(CLOSE);
    }

    public static Frame close(int code, String reason) {
        byte[] text = reason.getBytes(UTF_8);
        return of(
                CLOSE,
                ByteBuffer.allocate(2 + text.length)
                        .putShort((short) code)
                        .put(text)
                        .array());
    }

    /** The same frame without FIN: more fragments follow. */
    public Frame unfinished() {
        return new Frame(false, rsv, opcode, masked, payload);
    }

    /** The same frame with these reserved bits, 1 to 7. */
    public Frame rsv(int bits) {
        return new Frame(fin, bits, opcode, masked, payload);
    }

    /** The same frame, masked as a client's must be. */
    public Frame mask() {
        return new Frame(fin, rsv, opcode, true, payload);
    }

    public boolean fin() {
        return fin;
    }

    public int rsv() {
        return rsv;
    }

    public int opcode() {
        return opcode;
    }

    public boolean masked() {
        return masked;
    }

    public byte[] payload() {
        return payload.clone();
    }

    public String text() {
        return new String(payload, UTF_8);
    }

    public boolean isControl() {
        return opcode >= CLOSE;
    }

    /** The code of a close frame, 1005 where it has none (section 7.1.5). */
    public int closeCode() {
        return payload.length < 2 ? 1005 : ByteBuffer.wrap(payload).getShort() & 0xFFFF;
    }

    public String closeReason() {
        return payload.length < 2 ? "" : new String(payload, 2, payload.length - 2, UTF_8);
    }

    /** The frame's bytes, its length in the shortest form. */
    public byte[] bytes() {
        int lengthBytes = payload.length < 126 ? 0 : payload.length < 65_536 ? 2 : 8;
        return bytes(lengthBytes);
    }

    /**
     * The frame's bytes.
     *
     * @param lengthBytes how many bytes extend the length: 0, 2 or 8, also where fewer would do
     */
    public byte[] bytes(int lengthBytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write((fin ? 0x80 : 0) | (rsv << 4) | opcode);
        int maskBit = masked ? 0x80 : 0;
        switch (lengthBytes) {
            case 0 -> out.write(maskBit | payload.length);
            case 2 -> out.write(maskBit | 126);
            default -> out.write(maskBit | 127);
        }
        for (int i = lengthBytes - 1; i >= 0; i--) {
            out.write((int) ((long) payload.length >>> (8 * i)));
        }
        if (masked) {
            byte[] key = new byte[4];
            MASKS.nextBytes(key);
            out.writeBytes(key);
            out.writeBytes(applied(key, payload));
        } else {
            out.writeBytes(payload);
        }
        return out.toByteArray();
    }

    /** Reads one frame and takes its mask off; an end of the stream before it or within it is an EOFException. */
    static Frame read(DataInputStream in) throws IOException {
        int first = in.readUnsignedByte();
        int second = in.readUnsignedByte();
        boolean masked = (second & 0x80) != 0;
        long length = second & 0x7F;
        if (length == 126) {
            length = in.readUnsignedShort();
        } else if (length == 127) {
            length = in.readLong();
        }
        byte[] key = new byte[4];
        if (masked) {
            in.readFully(key);
        }
        byte[] payload = new byte[Math.toIntExact(length)];
        in.readFully(payload);
        return new Frame((first & 0x80) != 0, (first >> 4) & 7, first & 15, masked, applied(key, payload));
    }

    private static byte[] applied(byte[] key, byte[] data) {
        byte[] result = data.clone();
        for (int i = 0; i < result.length; i++) {
            result[i] ^= key[i & 3];
        }
        return result;
    }

    /** As in {@code text "hi"}, {@code close 1000 "bye"} or {@code binary 00ff}. */
    @Override
    public String toString() {
        String flags = (fin ? "" : " unfinished") + (rsv == 0 ? "" : " rsv" + rsv);
        return switch (opcode) {
            case CONTINUATION -> "continuation" + flags + " " + Show.text(text());
            case TEXT -> "text" + flags + " " + Show.text(text());
            case BINARY -> "binary" + flags + " " + Show.bytes(payload);
            case CLOSE -> "close" + flags + " " + closeCode() + " " + Show.text(closeReason());
            case PING -> "ping" + flags + " " + Show.text(text());
            case PONG -> "pong" + flags + " " + Show.text(text());
            default -> "opcode " + opcode + flags + " " + Show.bytes(payload);
        };
    }
}
