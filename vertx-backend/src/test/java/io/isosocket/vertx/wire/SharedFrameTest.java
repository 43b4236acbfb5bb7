package io.isosocket.vertx.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;

/** A message to many: encoded once for each way, and freed with the last. */
class SharedFrameTest {

    private static final WireSettings SETTINGS = new WireSettings(1 << 20, Duration.ofSeconds(5), Duration.ZERO, 1);
    private static final DeflateParameters STATELESS = new DeflateParameters(true, true, 15, 15);

    private final RecordingListener listener = new RecordingListener();

    private EmbeddedChannel server(boolean compressed, DeflateParameters parameters, int threshold) {
        Compression compression = compressed
                ? Compression.create(Role.SERVER, parameters, Deflater.DEFAULT_COMPRESSION, threshold)
                : null;
        return new EmbeddedChannel(new WebSocketCodec(Role.SERVER, SETTINGS, compression, listener));
    }

    private static void send(SharedFrame frame, EmbeddedChannel... channels) {
        for (EmbeddedChannel channel : channels) {
            channel.pipeline().get(WebSocketCodec.class).send(frame);
        }
    }

    private static ByteBuf sent(EmbeddedChannel channel) {
        channel.runPendingTasks();
        ByteBuf out = channel.readOutbound();
        return out;
    }

    private static String hex(ByteBuf sent) {
        try {
            return ByteBufUtil.hexDump(sent);
        } finally {
            sent.release();
        }
    }

    @Test
    void isEncodedOnceForAllWithoutCompression() {
        SharedFrame frame = SharedFrame.binary(ByteBuffer.wrap(new byte[] {1, 2}));
        EmbeddedChannel first = server(false, STATELESS, 0);
        EmbeddedChannel second = server(false, STATELESS, 0);
        send(frame, first, second);
        ByteBuf encoded = frame.encoded(null);
        frame.release();
        assertEquals(0, frame.refCnt());
        assertEquals(2, encoded.refCnt());
        assertEquals("82020102", hex(sent(first)));
        assertEquals("82020102", hex(sent(second)));
        assertEquals(0, encoded.refCnt());
        first.finishAndReleaseAll();
        second.finishAndReleaseAll();
    }

    @Test
    void isCompressedOnceForAllThatCompressItAlike() {
        SharedFrame frame = SharedFrame.text("a".repeat(1000));
        assertSame(frame.encoded(new DeflateForm(15, -1)), frame.encoded(new DeflateForm(15, -1)));
        assertNotSame(frame.encoded(new DeflateForm(15, -1)), frame.encoded(new DeflateForm(15, 1)));
        EmbeddedChannel stateless = server(true, STATELESS, 0);
        EmbeddedChannel keeping = server(true, DeflateParameters.DEFAULT, 0);
        EmbeddedChannel belowThreshold = server(true, STATELESS, 1001);
        send(frame, stateless, keeping, belowThreshold);
        String ofStateless = hex(sent(stateless));
        assertEquals("c1", ofStateless.substring(0, 2));
        assertEquals("c1", hex(sent(keeping)).substring(0, 2));
        assertEquals("817e03e8", hex(sent(belowThreshold)).substring(0, 8));
        assertEquals(hex(frame.encoded(new DeflateForm(15, -1)).retainedDuplicate()), ofStateless);
        frame.release();
        for (EmbeddedChannel channel : new EmbeddedChannel[] {stateless, keeping, belowThreshold}) {
            channel.finishAndReleaseAll();
        }
    }

    @Test
    void keepsItsPlaceBetweenOtherMessages() {
        EmbeddedChannel channel = server(false, STATELESS, 0);
        WebSocketCodec codec = channel.pipeline().get(WebSocketCodec.class);
        SharedFrame frame = SharedFrame.text("s");
        codec.sendText(new byte[] {'a'});
        codec.send(frame);
        codec.sendText(new byte[] {'b'});
        frame.release();
        channel.runPendingTasks();
        StringBuilder all = new StringBuilder();
        for (ByteBuf out = channel.readOutbound(); out != null; out = channel.readOutbound()) {
            all.append(hex(out));
        }
        assertEquals("810161" + "810173" + "810162", all.toString());
        assertEquals(3, listener.acceptedBytes());
        channel.finishAndReleaseAll();
    }

    @Test
    void isFreedWhereItIsDropped() {
        EmbeddedChannel channel = server(false, STATELESS, 0);
        WebSocketCodec codec = channel.pipeline().get(WebSocketCodec.class);
        codec.close(1000, "");
        SharedFrame frame = SharedFrame.text("late");
        codec.send(frame);
        frame.release();
        assertEquals(0, frame.refCnt());
        channel.finishAndReleaseAll();
    }

    @Test
    void isSplitWhereItIsLarge() {
        SharedFrame frame = SharedFrame.binary(ByteBuffer.allocate((64 << 10) + 1));
        ByteBuf encoded = frame.encoded(null);
        assertEquals("027f0000000000010000", ByteBufUtil.hexDump(encoded, 0, 10));
        assertEquals("800100", ByteBufUtil.hexDump(encoded, 10 + (64 << 10), 3));
        assertEquals(10 + (64 << 10) + 3, encoded.readableBytes());
        frame.release();
    }
}
