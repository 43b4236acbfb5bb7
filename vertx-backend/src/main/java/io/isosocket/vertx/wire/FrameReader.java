package io.isosocket.vertx.wire;

import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/**
 * Takes frames apart as their bytes arrive (RFC 6455, sections 5.2 to 5.8 and 8.1), and is strict about it: whatever
 * the RFC does not allow is a {@link ProtocolViolation}. A small message that lies in the read buffer as one whole frame
 * goes straight from there to its String or array.
 */
final class FrameReader {

    /** Hears of each whole message and control frame, in the order of the wire. */
    interface Sink {
        /** Whether anybody hears a message that comes now; asked before each that came as one frame. */
        boolean hearsMessages();

        /** A whole message came, valid and not heard. */
        void unheardMessage();

        void text(String text);

        void binary(byte[] data);

        void ping(byte[] data);

        void pong(byte[] data);

        void close(ClosePayload payload);
    }

    /** Which part of a frame comes next. */
    private enum Part {
        START,
        LENGTH_16,
        LENGTH_64,
        MASK,
        PAYLOAD
    }

    private static final int FIN = 0x8000;
    private static final int RSV1 = 0x4000;
    private static final int RSV2_AND_3 = 0x3000;
    private static final int MASKED = 0x80;
    private static final int MAX_CONTROL_PAYLOAD = 125;

    private final Sink sink;
    private final boolean expectMasked;
    private final int maxMessageSize;
    private final LoopMemory memory;
    private @Nullable MessageInflater inflater;

    private Part part = Part.START;
    private boolean stopped;
    private boolean paused;

    // A number in the header, as far as it has come.
    private long number;
    private int numberBytes;

    // The frame.
    private boolean fin;
    private boolean compressed;
    private int opcode;
    private int mask;
    private long length;
    private long remaining;
    private byte @Nullable [] control;

    /** Between two frames: the message whose continuation is expected. */
    private @Nullable PartialMessage message;

    /** How large the last message was that came in pieces, as a guess for the next. */
    private int lastSize;

    FrameReader(Role role, int maxMessageSize, @Nullable MessageInflater inflater, LoopMemory memory, Sink sink) {
        this.expectMasked = role == Role.SERVER;
        this.maxMessageSize = maxMessageSize;
        this.inflater = inflater;
        this.memory = memory;
        this.sink = sink;
    }

    /** Reads all there is, unless {@link #stop} or {@link #pause} is called meanwhile. */
    void read(ByteBuf in) throws ProtocolViolation {
        boolean more = true;
        while (more && !stopped && !paused) {
            more = readPart(in);
        }
    }

    /** Leaves off behind the frame that is being read, or goes on. */
    void pause(boolean value) {
        paused = value;
    }

    /** {@return whether bytes that are left are for later} */
    boolean isPaused() {
        return paused && !stopped;
    }

    /** Takes no further byte as part of a frame, and lets go of what is held. */
    void stop() {
        stopped = true;
        message = null;
        control = null;
        inflater = null;
    }

    private boolean readPart(ByteBuf in) throws ProtocolViolation {
        return switch (part) {
            case START -> readNumber(in, 2) && start((int) takeNumber());
            case LENGTH_16 -> readNumber(in, 2) && announced(takeNumber(), MAX_CONTROL_PAYLOAD + 1);
            case LENGTH_64 -> readNumber(in, 8) && announced(takeNumber(), 1 << 16);
            case MASK -> readNumber(in, 4) && masked((int) takeNumber());
            case PAYLOAD -> Opcode.isControl(opcode) ? readControl(in) : readData(in);
        };
    }

    /** Reads a number of 2, 4 or 8 bytes, perhaps over several reads: false while bytes are missing. */
    private boolean readNumber(ByteBuf in, int bytes) {
        if (numberBytes == 0 && in.readableBytes() >= bytes) {
            number = switch (bytes) {
                case 2 -> in.readUnsignedShort();
                case 4 -> in.readInt();
                default -> in.readLong();
            };
            return true;
        }
        while (numberBytes < bytes && in.isReadable()) {
            number = number << 8 | in.readUnsignedByte();
            numberBytes++;
        }
        return numberBytes == bytes;
    }

    private long takeNumber() {
        long taken = number;
        number = 0;
        numberBytes = 0;
        return taken;
    }

    /** The first two bytes of a frame. */
    private boolean start(int bits) throws ProtocolViolation {
        fin = (bits & FIN) != 0;
        compressed = (bits & RSV1) != 0;
        opcode = bits >> 8 & 0xF;
        int shortLength = bits & 0x7F;
        if (Opcode.isReserved(opcode)) {
            throw ProtocolViolation.protocol("a frame with the reserved opcode " + opcode);
        }
        if ((bits & RSV2_AND_3) != 0 || (compressed && !mayBeCompressed())) {
            throw ProtocolViolation.protocol("a frame with a reserved bit that no extension defines");
        }
        if (((bits & MASKED) != 0) != expectMasked) {
            throw ProtocolViolation.protocol(
                    expectMasked ? "a frame from a client that is not masked" : "a masked frame from a server");
        }
        if (Opcode.isControl(opcode)) {
            checkControl(shortLength);
        } else {
            checkSequence();
        }
        switch (shortLength) {
            case 126 -> part = Part.LENGTH_16;
            case 127 -> part = Part.LENGTH_64;
            default -> announced(shortLength, 0);
        }
        return true;
    }

    /** RFC 7692, section 6.1: the bit stands on the first frame of a data message alone. */
    private boolean mayBeCompressed() {
        return inflater != null && (opcode == Opcode.TEXT || opcode == Opcode.BINARY);
    }

    private void checkControl(int shortLength) throws ProtocolViolation {
        if (!fin) {
            throw ProtocolViolation.protocol("a control frame in fragments");
        }
        if (shortLength > MAX_CONTROL_PAYLOAD) {
            throw ProtocolViolation.protocol("a control frame with more than " + MAX_CONTROL_PAYLOAD + " bytes");
        }
    }

    private void checkSequence() throws ProtocolViolation {
        if (opcode == Opcode.CONTINUATION && message == null) {
            throw ProtocolViolation.protocol("a continuation without a message to continue");
        }
        if (opcode != Opcode.CONTINUATION && message != null) {
            throw ProtocolViolation.protocol("a new message before the last one was finished");
        }
    }

    /** The length is known; one that fits a shorter form must have used it. */
    private boolean announced(long announced, long leastForItsForm) throws ProtocolViolation {
        if (announced < 0) {
            throw ProtocolViolation.protocol("a frame with a length over 2^63 - 1");
        }
        if (announced < leastForItsForm) {
            throw ProtocolViolation.protocol("a frame with its length of " + announced + " not in the shortest form");
        }
        length = announced;
        remaining = announced;
        if (message != null && !Opcode.isControl(opcode)) {
            message.announce(announced, fin);
        } else if (!compressed && announced > maxMessageSize && !Opcode.isControl(opcode)) {
            throw ProtocolViolation.tooBig(maxMessageSize);
        }
        mask = 0;
        part = expectMasked ? Part.MASK : Part.PAYLOAD;
        return true;
    }

    private boolean masked(int key) {
        mask = key;
        part = Part.PAYLOAD;
        return true;
    }

    private boolean readControl(ByteBuf in) throws ProtocolViolation {
        if (control == null) {
            control = new byte[(int) length];
        }
        int count = (int) Math.min(in.readableBytes(), remaining);
        in.readBytes(control, (int) (length - remaining), count);
        remaining -= count;
        if (remaining > 0) {
            return false;
        }
        byte[] payload = control;
        control = null;
        part = Part.START;
        if (mask != 0) {
            Masking.apply(payload, 0, payload.length, mask);
        }
        switch (opcode) {
            case Opcode.PING -> sink.ping(payload);
            case Opcode.PONG -> sink.pong(payload);
            default -> sink.close(ClosePayload.parse(payload));
        }
        return true;
    }

    private boolean readData(ByteBuf in) throws ProtocolViolation {
        if (message == null) {
            if (fin && !compressed && in.readableBytes() >= remaining) {
                part = Part.START;
                deliverWhole(in, (int) length);
                return true;
            }
            message = new PartialMessage(opcode == Opcode.TEXT, compressed, maxMessageSize, lastSize);
            lastSize = 0;
            message.announce(length, fin);
        }
        int count = (int) Math.min(in.readableBytes(), remaining);
        if (message.isCompressed) {
            count = Math.min(count, LoopMemory.SCRATCH_SIZE);
            inflate(in, count, message);
        } else if (count > 0) {
            message.append(in, count, Masking.rotate(mask, length - remaining));
        }
        remaining -= count;
        if (remaining > 0) {
            return in.isReadable();
        }
        part = Part.START;
        if (fin) {
            deliver(message);
        }
        return true;
    }

    private void inflate(ByteBuf in, int count, PartialMessage into) throws ProtocolViolation {
        boolean endOfMessage = fin && count == remaining;
        if (inflater == null || (count == 0 && !endOfMessage)) {
            return;
        }
        readBytes(in, memory.scratch, count);
        if (mask != 0) {
            Masking.apply(memory.scratch, 0, count, Masking.rotate(mask, length - remaining));
        }
        into.inflate(inflater, memory.scratch, count, endOfMessage);
    }

    private void deliverWhole(ByteBuf in, int size) throws ProtocolViolation {
        if (!sink.hearsMessages()) {
            drop(in, size);
            return;
        }
        boolean isText = opcode == Opcode.TEXT;
        byte[] bytes = isText && size <= LoopMemory.SCRATCH_SIZE ? memory.scratch : new byte[size];
        readBytes(in, bytes, size);
        if (mask != 0) {
            Masking.apply(bytes, 0, size, mask);
        }
        if (isText) {
            sink.text(Utf8.decode(bytes, 0, size));
        } else {
            sink.binary(bytes);
        }
    }

    /** What nobody hears is held to the same rules, and allocates nothing. */
    private void drop(ByteBuf in, int size) throws ProtocolViolation {
        if (opcode == Opcode.TEXT) {
            checkText(in, size);
        } else {
            in.skipBytes(size);
        }
        sink.unheardMessage();
    }

    private void checkText(ByteBuf in, int size) throws ProtocolViolation {
        int state = Utf8.ACCEPT;
        int done = 0;
        while (done < size) {
            int count = Math.min(size - done, LoopMemory.SCRATCH_SIZE);
            readBytes(in, memory.scratch, count);
            if (mask != 0) {
                Masking.apply(memory.scratch, 0, count, Masking.rotate(mask, done));
            }
            state = Utf8.check(state, memory.scratch, 0, count);
            done += count;
        }
        if (state != Utf8.ACCEPT) {
            throw Utf8.invalid();
        }
    }

    /** As {@link ByteBuf#readBytes(byte[], int, int)}, which makes a view of most direct buffers each time. */
    private static void readBytes(ByteBuf in, byte[] to, int count) {
        if (in.nioBufferCount() == 1) {
            in.internalNioBuffer(in.readerIndex(), count).get(to, 0, count);
            in.skipBytes(count);
        } else {
            in.readBytes(to, 0, count);
        }
    }

    private void deliver(PartialMessage whole) throws ProtocolViolation {
        message = null;
        lastSize = whole.size();
        if (whole.isText) {
            sink.text(whole.text());
        } else {
            sink.binary(whole.binary());
        }
    }
}
