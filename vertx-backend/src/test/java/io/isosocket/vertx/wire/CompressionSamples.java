package io.isosocket.vertx.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import java.io.ByteArrayOutputStream;
import java.util.Random;
import java.util.zip.DataFormatException;

/** Messages to compress, and the two directions driven with whole messages. */
final class CompressionSamples {

    private CompressionSamples() {}

    static byte[] json(Random random, int size) {
        StringBuilder text = new StringBuilder("[");
        while (text.length() < size) {
            text.append("{\"id\":")
                    .append(random.nextInt(100_000))
                    .append(",\"name\":\"user")
                    .append(random.nextInt(500))
                    .append("\",\"price\":")
                    .append(random.nextInt(10_000) / 100.0)
                    .append(",\"open\":")
                    .append(random.nextBoolean())
                    .append("},");
        }
        text.setLength(size);
        return text.toString().getBytes(UTF_8);
    }

    static byte[] noise(Random random, int size) {
        byte[] bytes = new byte[size];
        random.nextBytes(bytes);
        return bytes;
    }

    /** Short pieces repeated from all over what came before: references of every length and distance. */
    static byte[] echoes(Random random, int size) {
        byte[] bytes = noise(random, size);
        int at = Math.min(size, 40);
        while (at < size) {
            int length = Math.min(size - at, 3 + random.nextInt(random.nextInt(10) == 0 ? 300 : 5));
            int distance = 1 + random.nextInt(Math.min(at, 1 << (1 + random.nextInt(16))));
            for (int i = 0; i < length; i++, at++) {
                bytes[at] = bytes[at - distance];
            }
            at += random.nextInt(3);
        }
        return bytes;
    }

    static byte[] deflate(MessageDeflater deflater, byte[] message) {
        ByteBuf out = ByteBufAllocator.DEFAULT.heapBuffer(16);
        try {
            deflater.deflate(message, 0, message.length, out);
            return ByteBufUtil.getBytes(out);
        } finally {
            out.release();
        }
    }

    static byte[] inflate(MessageInflater inflater, byte[] payload) throws DataFormatException {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        inflater.inflate(payload, 0, payload.length, true, collect(message));
        return message.toByteArray();
    }

    static MessageInflater.Output collect(ByteArrayOutputStream message) {
        return (chunk, offset, length) -> {
            message.write(chunk, offset, length);
            return true;
        };
    }

    static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
