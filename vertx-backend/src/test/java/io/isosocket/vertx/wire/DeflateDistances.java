package io.isosocket.vertx.wire;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/**
 * A second, independent decoder of raw DEFLATE data (RFC 1951) that tells how far back the data refers. Slow, and made
 * for whole streams that end with the empty block 00 00 00 FF FF.
 */
final class DeflateDistances {

    private static final int[] CODE_LENGTH_ORDER = {16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15};

    private final byte[] data;
    private int bit;
    private byte[] window = new byte[1 << 16];
    private int size;
    private int largest;

    private DeflateDistances(byte[] data) {
        this.data = data;
    }

    static DeflateDistances decode(byte[] stream) {
        DeflateDistances decoder = new DeflateDistances(stream);
        while (decoder.bit < stream.length * 8) {
            decoder.block();
        }
        return decoder;
    }

    /** Decodes messages without their tails, all in one context. */
    static DeflateDistances decodeMessages(Iterable<byte[]> payloads) {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        for (byte[] payload : payloads) {
            stream.writeBytes(payload);
            stream.writeBytes(new byte[] {0, 0, -1, -1});
        }
        return decode(stream.toByteArray());
    }

    /** {@return the inflated data} */
    byte[] bytes() {
        return Arrays.copyOf(window, size);
    }

    /** {@return the farthest reference back, in bytes; 0 for none} */
    int largestDistance() {
        return largest;
    }

    private void block() {
        if (bits(1) == 1) {
            throw new IllegalStateException("unexpected final block");
        }
        switch (bits(2)) {
            case 0 -> stored();
            case 1 -> symbols(new Code(fixedLengths()), new Code(filled(30, 5)));
            case 2 -> dynamic();
            default -> throw new IllegalStateException("block type 3 at bit " + bit);
        }
    }

    private void stored() {
        bit = (bit + 7) / 8 * 8;
        int length = bits(16);
        if ((length ^ 0xFFFF) != bits(16)) {
            throw new IllegalStateException("stored block with wrong NLEN at bit " + bit);
        }
        for (int i = 0; i < length; i++) {
            append((byte) bits(8));
        }
    }

    private void dynamic() {
        int literals = bits(5) + 257;
        int distances = bits(5) + 1;
        int[] codeLengths = new int[19];
        int given = bits(4) + 4;
        for (int i = 0; i < given; i++) {
            codeLengths[CODE_LENGTH_ORDER[i]] = bits(3);
        }
        Code lengthCode = new Code(codeLengths);
        int[] lengths = new int[literals + distances];
        int at = 0;
        while (at < lengths.length) {
            int symbol = lengthCode.next();
            int value = symbol == 16 ? lengths[at - 1] : symbol < 16 ? symbol : 0;
            int times = symbol < 16 ? 1 : symbol == 16 ? 3 + bits(2) : symbol == 17 ? 3 + bits(3) : 11 + bits(7);
            Arrays.fill(lengths, at, at + times, value);
            at += times;
        }
        symbols(
                new Code(Arrays.copyOf(lengths, literals)),
                new Code(Arrays.copyOfRange(lengths, literals, lengths.length)));
    }

    private void symbols(Code literals, Code distances) {
        for (int symbol = literals.next(); symbol != 256; symbol = literals.next()) {
            if (symbol < 256) {
                append((byte) symbol);
            } else {
                int length = length(symbol - 257);
                copy(length, distance(distances.next()));
            }
        }
    }

    private int length(int code) {
        if (code == 28) {
            return 258;
        }
        int extra = code < 8 ? 0 : code / 4 - 1;
        return 3 + (code < 8 ? code : ((4 + code % 4) << extra) + bits(extra));
    }

    private int distance(int code) {
        int extra = code < 4 ? 0 : code / 2 - 1;
        return 1 + (code < 4 ? code : ((2 + code % 2) << extra) + bits(extra));
    }

    private void copy(int length, int distance) {
        if (distance > size) {
            throw new IllegalStateException("distance " + distance + " before the start");
        }
        largest = Math.max(largest, distance);
        for (int i = 0; i < length; i++) {
            append(window[size - distance]);
        }
    }

    private void append(byte value) {
        if (size == window.length) {
            window = Arrays.copyOf(window, size * 2);
        }
        window[size++] = value;
    }

    private int bits(int count) {
        int value = 0;
        for (int i = 0; i < count; i++, bit++) {
            value |= (data[bit >> 3] >> (bit & 7) & 1) << i;
        }
        return value;
    }

    private static int[] filled(int count, int value) {
        int[] lengths = new int[count];
        Arrays.fill(lengths, value);
        return lengths;
    }

    private static int[] fixedLengths() {
        int[] lengths = filled(288, 8);
        Arrays.fill(lengths, 144, 256, 9);
        Arrays.fill(lengths, 256, 280, 7);
        return lengths;
    }

    /** A canonical Huffman code, read bit by bit. */
    private final class Code {

        private final int[] counts = new int[16];
        private final int[] symbols;

        Code(int[] lengths) {
            int[] starts = new int[17];
            for (int length : lengths) {
                counts[length]++;
            }
            counts[0] = 0;
            for (int length = 1; length < 16; length++) {
                starts[length + 1] = starts[length] + counts[length];
            }
            symbols = new int[lengths.length];
            for (int symbol = 0; symbol < lengths.length; symbol++) {
                if (lengths[symbol] > 0) {
                    symbols[starts[lengths[symbol]]++] = symbol;
                }
            }
        }

        int next() {
            int code = 0;
            int first = 0;
            int index = 0;
            for (int length = 1; length < 16; length++) {
                code |= bits(1);
                int count = counts[length];
                if (code - first < count) {
                    return symbols[index + code - first];
                }
                index += count;
                first = (first + count) << 1;
                code <<= 1;
            }
            throw new IllegalStateException("no such code at bit " + bit);
        }
    }
}
