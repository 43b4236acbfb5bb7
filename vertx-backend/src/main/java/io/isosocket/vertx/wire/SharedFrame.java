package io.isosocket.vertx.wire;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.util.AbstractReferenceCounted;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A message of a server to many connections: it is encoded once for all that do not compress it, and once for all that
 * compress it alike, each message by itself. A connection whose messages refer back to earlier ones compresses it for
 * itself. Any thread may use it.
 *
 * <p>Who makes it releases it, once it was handed to the last connection; the memory is free when the last socket has
 * taken it.
 */
public final class SharedFrame extends AbstractReferenceCounted {

    private static final Object PLAIN = new Object();
    private static final byte[] REPLACEMENT_CHARACTER = {(byte) 0xEF, (byte) 0xBF, (byte) 0xBD};

    private final int opcode;
    private final byte[] payload;
    /** By {@link DeflateForm}, or {@link #PLAIN}. */
    private final Map<Object, ByteBuf> encoded = new ConcurrentHashMap<>(2);

    private SharedFrame(int opcode, byte[] payload) {
        this.opcode = opcode;
        this.payload = payload;
    }

    /**
     * Makes a text message.
     *
     * @param text the message; a lone surrogate becomes U+FFFD
     * @return the message
     */
    public static SharedFrame text(String text) {
        try {
            return new SharedFrame(Opcode.TEXT, remaining(utf8Encoder().encode(CharBuffer.wrap(text))));
        } catch (CharacterCodingException impossible) {
            throw new IllegalStateException("The encoder replaces what it cannot encode", impossible);
        }
    }

    private static CharsetEncoder utf8Encoder() {
        return StandardCharsets.UTF_8
                .newEncoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                // As String.getBytes() would not do it: that writes a question mark.
                .replaceWith(REPLACEMENT_CHARACTER.clone());
    }

    /**
     * Makes a binary message.
     *
     * @param data the remaining bytes, which are copied; its position stays
     * @return the message
     */
    public static SharedFrame binary(ByteBuffer data) {
        return new SharedFrame(Opcode.BINARY, remaining(data));
    }

    private static byte[] remaining(ByteBuffer data) {
        byte[] copy = new byte[data.remaining()];
        data.get(data.position(), copy);
        return copy;
    }

    /** {@return the bytes of its payload} */
    public int length() {
        return payload.length;
    }

    int opcode() {
        return opcode;
    }

    byte[] payload() {
        return payload;
    }

    /** {@return the frames of the message, compressed in this form or not at all; good as long as this is referred to} */
    ByteBuf encoded(@Nullable DeflateForm form) {
        return encoded.computeIfAbsent(
                form == null ? PLAIN : form, key -> form == null ? encodePlain() : encodeDeflated(form));
    }

    private ByteBuf encodePlain() {
        return frames(opcode, payload, 0, payload.length);
    }

    private ByteBuf encodeDeflated(DeflateForm form) {
        ByteBuf deflated = LoopMemory.ofThisThread().emptyDeflated();
        new StreamMessageDeflater(false, form).deflate(payload, 0, payload.length, deflated);
        int start = deflated.arrayOffset() + deflated.readerIndex();
        return frames(opcode | FrameWriter.RSV1, deflated.array(), start, deflated.readableBytes());
    }

    private static ByteBuf frames(int firstByte, byte[] bytes, int offset, int length) {
        LoopMemory memory = LoopMemory.ofThisThread();
        int capacity = length + FrameWriter.MAX_HEADER * (1 + length / Outbox.MAX_FRAME);
        ByteBuf out = ByteBufAllocator.DEFAULT.directBuffer(capacity);
        int next = firstByte;
        int done = 0;
        while (length - done > Outbox.MAX_FRAME) {
            FrameWriter.write(out, memory, Role.SERVER, next, bytes, offset + done, Outbox.MAX_FRAME);
            done += Outbox.MAX_FRAME;
            next = Opcode.CONTINUATION;
        }
        FrameWriter.write(out, memory, Role.SERVER, FrameWriter.FIN | next, bytes, offset + done, length - done);
        return out;
    }

    @Override
    public SharedFrame touch(Object hint) {
        return this;
    }

    @Override
    protected void deallocate() {
        encoded.values().forEach(ByteBuf::release);
        encoded.clear();
    }
}
