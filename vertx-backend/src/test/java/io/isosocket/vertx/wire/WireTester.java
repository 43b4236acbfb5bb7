package io.isosocket.vertx.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A codec on a channel in memory, with a scripted peer at the other end. */
final class WireTester implements AutoCloseable {

    static final WireSettings SETTINGS =
            new WireSettings(FrameCases.MAX_MESSAGE_SIZE, Duration.ofSeconds(10), Duration.ZERO, 2);

    final RecordingListener listener = new RecordingListener();
    final WebSocketCodec codec;
    final EmbeddedChannel channel;
    private final Role role;
    private final UnpooledByteBufAllocator memory = new UnpooledByteBufAllocator(false);
    private final ByteBuf unread = Unpooled.buffer();
    private int lastMask;

    /** A frame that was sent, its mask taken off. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Sent(int firstByte, byte[] payload) {
        String describe() {
            String text = new String(payload, UTF_8);
            String line =
                    switch (firstByte) {
                        case 0x81 -> "text " + text;
                        case 0x82 -> "binary " + HexFormat.of().formatHex(payload);
                        case 0x88 ->
                            payload.length == 0
                                    ? "close"
                                    : "close " + (((payload[0] & 0xFF) << 8) | (payload[1] & 0xFF)) + " "
                                            + new String(payload, 2, payload.length - 2, UTF_8);
                        case 0x89 -> "ping " + text;
                        case 0x8A -> "pong " + text;
                        default ->
                            HexFormat.of().toHexDigits((byte) firstByte) + " "
                                    + HexFormat.of().formatHex(payload);
                    };
            return line.strip();
        }
    }

    WireTester(Role role) {
        this(role, SETTINGS, null);
    }

    WireTester(Role role, WireSettings settings, @Nullable Compression compression) {
        this.role = role;
        codec = new WebSocketCodec(role, settings, compression, listener);
        channel = new EmbeddedChannel();
        channel.freezeTime();
        channel.config().setAllocator(memory);
        channel.pipeline().addLast(codec);
    }

    Role peer() {
        return role == Role.CLIENT ? Role.SERVER : Role.CLIENT;
    }

    /** All frames in one packet. */
    WireTester receive(PeerFrame... frames) {
        return receive(join(frames));
    }

    WireTester receive(byte[] packet) {
        channel.writeInbound(channel.alloc().buffer().writeBytes(packet));
        return this;
    }

    byte[] join(PeerFrame... frames) {
        ByteBuf all = Unpooled.buffer();
        for (PeerFrame frame : frames) {
            all.writeBytes(frame.encode(peer()));
        }
        byte[] bytes = new byte[all.readableBytes()];
        all.readBytes(bytes);
        return bytes;
    }

    WireTester advance(long millis) {
        channel.advanceTimeBy(millis, TimeUnit.MILLISECONDS);
        channel.runScheduledPendingTasks();
        channel.runPendingTasks();
        return this;
    }

    /** TCP ends, without a close frame. */
    void endTcp() {
        var unused = channel.close();
        channel.runPendingTasks();
    }

    /** The events since the last call. */
    List<String> events() {
        List<String> copy = List.copyOf(listener.events);
        listener.events.clear();
        return copy;
    }

    /** How many buffers were written since the last call; their frames are read by {@link #sent}. */
    int writes() {
        int count = 0;
        for (ByteBuf out = channel.readOutbound(); out != null; out = channel.readOutbound()) {
            unread.writeBytes(out);
            out.release();
            count++;
        }
        return count;
    }

    /** The frames sent since the last call, one line each. */
    List<String> sent() {
        return sentFrames().stream().map(Sent::describe).toList();
    }

    /** The frames sent since the last call. */
    List<Sent> sentFrames() {
        writes();
        List<Sent> frames = new ArrayList<>();
        while (unread.isReadable()) {
            frames.add(readFrame());
        }
        return frames;
    }

    int lastMask() {
        return lastMask;
    }

    private Sent readFrame() {
        int first = unread.readUnsignedByte();
        int second = unread.readUnsignedByte();
        assertEquals(role == Role.CLIENT, (second & 0x80) != 0, "masked");
        long length =
                switch (second & 0x7F) {
                    case 126 -> unread.readUnsignedShort();
                    case 127 -> unread.readLong();
                    default -> second & 0x7F;
                };
        assertEquals(
                PeerFrame.peerFrame(first, new byte[(int) length]).lengthBytes(), lengthBytes(second), "shortest form");
        lastMask = role == Role.CLIENT ? unread.readInt() : 0;
        byte[] payload = new byte[(int) length];
        unread.readBytes(payload);
        for (int i = 0; i < payload.length; i++) {
            payload[i] ^= (byte) (lastMask >> (24 - 8 * (i % 4)));
        }
        return new Sent(first, payload);
    }

    private static int lengthBytes(int second) {
        return switch (second & 0x7F) {
            case 126 -> 2;
            case 127 -> 8;
            default -> 0;
        };
    }

    @Override
    public void close() {
        channel.finishAndReleaseAll();
        long held = memory.metric().usedHeapMemory() + memory.metric().usedDirectMemory();
        assertEquals(0, held, "bytes of buffers that nobody released");
    }
}
