package io.isosocket.vertx.peer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** Messages of permessage-deflate without context takeover (RFC 7692, section 7.2). */
public final class Deflated {
    private static final byte[] TAIL = {0, 0, -1, -1};

    private Deflated() {}

    /** The message compressed, in one frame with RSV1. */
    public static Frame compress(Frame message) {
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        byte[] payload = message.payload();
        deflater.setInput(payload);
        byte[] buffer = new byte[payload.length + 64];
        int length = deflater.deflate(buffer, 0, buffer.length, Deflater.SYNC_FLUSH);
        deflater.end();
        return Frame.of(message.opcode(), Arrays.copyOf(buffer, length - TAIL.length))
                .rsv(Frame.RSV1);
    }

    /** The message as it was before compression. */
    public static Frame decompress(Frame message) throws IOException {
        byte[] payload = message.payload();
        byte[] input = Arrays.copyOf(payload, payload.length + TAIL.length);
        System.arraycopy(TAIL, 0, input, payload.length, TAIL.length);
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(input);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] buffer = new byte[4096];
            for (int n = inflater.inflate(buffer); n > 0; n = inflater.inflate(buffer)) {
                out.write(buffer, 0, n);
            }
            return Frame.of(message.opcode(), out.toByteArray());
        } catch (DataFormatException e) {
            throw new IOException("not deflated: " + Show.bytes(payload), e);
        } finally {
            inflater.end();
        }
    }
}
