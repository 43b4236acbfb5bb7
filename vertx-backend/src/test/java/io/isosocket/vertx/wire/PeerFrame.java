package io.isosocket.vertx.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

/** A frame as the scripted peer writes it, correct or not. */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record PeerFrame(int firstByte, byte[] payload, int lengthBytes, long claimedLength, boolean wronglyMasked) {

    static final int FIN = 0x80;
    static final int RSV1 = 0x40;
    static final int KEY = 0x37FA213D;

    static PeerFrame peerFrame(int firstByte, byte[] payload) {
        int lengthBytes = payload.length < 126 ? 0 : payload.length < 1 << 16 ? 2 : 8;
        return new PeerFrame(firstByte, payload, lengthBytes, payload.length, false);
    }

    static PeerFrame text(String text) {
        return peerFrame(FIN | Opcode.TEXT, text.getBytes(UTF_8));
    }

    static PeerFrame binary(int... octets) {
        return peerFrame(FIN | Opcode.BINARY, bytes(octets));
    }

    static PeerFrame ping(String data) {
        return peerFrame(FIN | Opcode.PING, data.getBytes(UTF_8));
    }

    static PeerFrame close(int... octets) {
        return peerFrame(FIN | Opcode.CLOSE, bytes(octets));
    }

    static PeerFrame closeWith(int code) {
        return close(code >> 8, code & 0xFF);
    }

    /** The same frame with its length in a form of 2 or 8 bytes. */
    PeerFrame withLengthBytes(int count) {
        return new PeerFrame(firstByte, payload, count, claimedLength, wronglyMasked);
    }

    PeerFrame claiming(long length) {
        return new PeerFrame(firstByte, payload, 8, length, wronglyMasked);
    }

    PeerFrame wronglyMaskedOrNot() {
        return new PeerFrame(firstByte, payload, lengthBytes, claimedLength, true);
    }

    /** The bytes on the wire from a peer in the given role. */
    byte[] encode(Role peer) {
        boolean masked = (peer == Role.CLIENT) != wronglyMasked;
        ByteBuf out = Unpooled.buffer();
        out.writeByte(firstByte);
        int maskBit = masked ? 0x80 : 0;
        switch (lengthBytes) {
            case 2 -> out.writeByte(maskBit | 126).writeShort((int) claimedLength);
            case 8 -> out.writeByte(maskBit | 127).writeLong(claimedLength);
            default -> out.writeByte(maskBit | (int) claimedLength);
        }
        if (masked) {
            out.writeInt(KEY);
        }
        for (int i = 0; i < payload.length; i++) {
            out.writeByte(masked ? payload[i] ^ (KEY >> (24 - 8 * (i % 4))) : payload[i]);
        }
        byte[] encoded = new byte[out.readableBytes()];
        out.readBytes(encoded);
        return encoded;
    }

    static byte[] bytes(int... octets) {
        byte[] bytes = new byte[octets.length];
        for (int i = 0; i < octets.length; i++) {
            bytes[i] = (byte) octets[i];
        }
        return bytes;
    }
}
