package io.isosocket;

import java.util.Arrays;
import java.util.Objects;

/**
 * A frame as a program makes it up (RFC 6455, section 5.2), for {@link AnyWebSocket#sendFrame}. Nothing else is checked than
 * that it can be written: it may break the protocol. The connection writes the length, and masks where a client has to.
 */
public final class RawFrame {

    private static final int FIN = 0x80;
    private static final int RSV_SHIFT = 4;
    private static final int MOST_RSV = 7;
    private static final int MOST_OPCODE = 15;

    private final int firstByte;
    private final byte[] payload;

    /**
     * Makes a frame.
     *
     * @param fin whether it is the last one of its message
     * @param rsv the three reserved bits, 0 to 7: 4 for RSV1, 2 for RSV2, 1 for RSV3
     * @param opcode the opcode, 0 to 15
     * @param payload the payload, copied; it is not compressed
     * @throws IllegalArgumentException if a number is out of its range
     */
    public RawFrame(boolean fin, int rsv, int opcode, byte[] payload) {
        Ranges.inRange("rsv", rsv, 0, MOST_RSV);
        Ranges.inRange("opcode", opcode, 0, MOST_OPCODE);
        firstByte = (fin ? FIN : 0) | rsv << RSV_SHIFT | opcode;
        this.payload = Objects.requireNonNull(payload, "payload").clone();
    }

    /** {@return whether it is the last one of its message} */
    public boolean fin() {
        return (firstByte & FIN) != 0;
    }

    /** {@return the three reserved bits, 0 to 7} */
    public int rsv() {
        return firstByte >> RSV_SHIFT & MOST_RSV;
    }

    /** {@return the opcode, 0 to 15} */
    public int opcode() {
        return firstByte & MOST_OPCODE;
    }

    /** {@return the payload, a copy} */
    public byte[] payload() {
        return payload.clone();
    }

    /** {@return the first byte as it goes over the wire: FIN, the reserved bits, the opcode} */
    public int firstByte() {
        return firstByte;
    }

    /** {@return the first byte and then the payload, a copy} */
    public byte[] bytes() {
        byte[] bytes = new byte[payload.length + 1];
        bytes[0] = (byte) firstByte;
        System.arraycopy(payload, 0, bytes, 1, payload.length);
        return bytes;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RawFrame frame && firstByte == frame.firstByte && Arrays.equals(payload, frame.payload);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(payload) + firstByte;
    }

    @Override
    public String toString() {
        return "RawFrame[fin=" + fin() + ", rsv=" + rsv() + ", opcode=" + opcode() + ", " + payload.length + " bytes]";
    }
}
