package io.isosocket.vertx.wire;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOutboundBuffer;
import org.jspecify.annotations.Nullable;

/** Sees whether a socket takes what is written to it, also where that is a part of a buffer. Event loop only. */
final class WriteProgress {

    private final Channel channel;
    private @Nullable Object current;
    private long currentProgress;
    private long pending;

    WriteProgress(Channel channel) {
        this.channel = channel;
    }

    /** {@return whether the socket took something since this was asked last, or there is nothing to take} */
    boolean moved() {
        ChannelOutboundBuffer waiting = channel.unsafe().outboundBuffer();
        if (waiting == null || waiting.totalPendingWriteBytes() == 0) {
            current = null;
            return true;
        }
        // What is added behind does not change the first buffer, and makes more of the pending bytes, not fewer.
        boolean moved = waiting.current() != current
                || waiting.currentProgress() != currentProgress
                || waiting.totalPendingWriteBytes() < pending;
        current = waiting.current();
        currentProgress = waiting.currentProgress();
        pending = waiting.totalPendingWriteBytes();
        return moved;
    }
}
