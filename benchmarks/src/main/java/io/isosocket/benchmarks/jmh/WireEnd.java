package io.isosocket.benchmarks.jmh;

import io.isosocket.WebSocketFailure;
import io.isosocket.benchmarks.Payload;
import io.isosocket.spi.Connection;
import io.isosocket.spi.ConnectionListener;
import io.isosocket.vertx.wire.Compression;
import io.isosocket.vertx.wire.DeflateParameters;
import io.isosocket.vertx.wire.Role;
import io.isosocket.vertx.wire.SharedFrame;
import io.isosocket.vertx.wire.WebSocketCodec;
import io.isosocket.vertx.wire.WireSettings;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One end of a connection, on a channel in memory: it reads and sends one message again and again. A text is UTF-8
 * already where it is sent.
 */
final class WireEnd implements ConnectionListener, AutoCloseable {

    private static final WireSettings SETTINGS = new WireSettings(1 << 20, Duration.ofSeconds(10), Duration.ZERO, 2);
    /** Each message is compressed by itself: the same one once more would only refer back. */
    private static final DeflateParameters NO_CONTEXT =
            new DeflateParameters(true, true, DeflateParameters.MAX_WINDOW_BITS, DeflateParameters.MAX_WINDOW_BITS);

    /** A socket that takes everything at once. */
    private static final class Drop extends ChannelOutboundHandlerAdapter {
        @Override
        public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
            ((ByteBuf) message).release();
            promise.setSuccess();
        }
    }

    private final EmbeddedChannel channel = new EmbeddedChannel();
    private final WebSocketCodec codec;
    private final boolean isText;
    private final byte[] bytes;
    private final ByteBuffer data;
    private ByteBuf packet = Unpooled.EMPTY_BUFFER;
    private @Nullable Object received;
    private long accepted;
    private @Nullable WebSocketFailure failure;

    private WireEnd(Role role, Payload message, boolean deflated) {
        isText = message.text() != null;
        bytes = message.text() == null
                ? new byte[message.size()]
                : message.text().getBytes(StandardCharsets.UTF_8);
        data = ByteBuffer.wrap(bytes);
        codec = new WebSocketCodec(role, SETTINGS, deflated ? Compression.create(role, NO_CONTEXT) : null, this);
        channel.config().setAllocator(PooledByteBufAllocator.DEFAULT);
        channel.pipeline().addLast(codec);
    }

    /** Opens one whose packet is what the codec of the other role sends. */
    static WireEnd open(Role role, Payload message, boolean deflated) {
        WireEnd end = new WireEnd(role, message, deflated);
        try (WireEnd peer = new WireEnd(role == Role.CLIENT ? Role.SERVER : Role.CLIENT, message, deflated)) {
            peer.send();
            end.packet = peer.channel.readOutbound();
        }
        end.channel.pipeline().addFirst(new Drop());
        return end;
    }

    /** {@return the message that the packet brought} */
    Object read() {
        received = null;
        // The codec lets go of it, and does not change it.
        packet.readerIndex(0).retain();
        channel.pipeline().fireChannelRead(packet).fireChannelReadComplete();
        if (received == null) {
            throw new IllegalStateException("no message was read, failure: " + failure);
        }
        return received;
    }

    /** {@return how many bytes were sent so far} */
    long send() {
        if (isText) {
            codec.sendText(bytes);
        } else {
            codec.sendBinary(data);
        }
        channel.runPendingTasks();
        return accepted;
    }

    /** {@return how many bytes were sent so far} */
    long send(SharedFrame message) {
        codec.send(message);
        channel.runPendingTasks();
        return accepted;
    }

    @Override
    public void close() {
        boolean wasOpen = failure == null;
        channel.finishAndReleaseAll();
        packet.release();
        if (!wasOpen) {
            throw new IllegalStateException("the connection was lost meanwhile: " + failure);
        }
    }

    // ConnectionListener

    @Override
    public void opened(Connection connection, String protocol, String extensions) {}

    @Override
    public void text(String text) {
        received = text;
    }

    @Override
    public void binary(byte[] message) {
        received = message;
    }

    @Override
    public void accepted(long payloadBytes) {
        accepted += payloadBytes;
    }

    @Override
    public void closing(int code, String reason) {}

    @Override
    public void closed(int code, String reason) {}

    @Override
    public void failed(WebSocketFailure why) {
        failure = why;
    }
}
