package io.isosocket.vertx.channel;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;

/** Messages of 1 MB, each with its number and bytes that belong to the number: made and checked at memory's speed. */
public final class BulkMessages {

    public static final int SIZE = 1_000_000;

    private static final int HEADER = Long.BYTES;
    private static final byte[] NOISE = new byte[2 * SIZE];

    static {
        new Random(7).nextBytes(NOISE);
    }

    private BulkMessages() {}

    /** The message of a number. */
    public static ByteBuffer make(long number) {
        return ByteBuffer.allocate(SIZE)
                .putLong(number)
                .put(NOISE, offset(number), SIZE - HEADER)
                .flip();
    }

    /** Throws where it is not the message of that number. */
    public static void check(ByteBuffer message, long number) {
        long found = message.remaining() < HEADER ? -1 : message.getLong(message.position());
        int start = message.arrayOffset() + message.position();
        boolean same = message.remaining() == SIZE
                && found == number
                && Arrays.equals(
                        message.array(),
                        start + HEADER,
                        start + SIZE,
                        NOISE,
                        offset(number),
                        offset(number) + SIZE - HEADER);
        if (!same) {
            throw new IllegalStateException("message " + number + " was expected, and number " + found + " came with "
                    + message.remaining() + " bytes");
        }
    }

    private static int offset(long number) {
        return (int) (number * 4099 % SIZE);
    }
}
