package io.isosocket.vertx.wire;

import io.netty.buffer.ByteBuf;
import java.util.ArrayDeque;

/**
 * What was read from the socket while the listener wants no messages: mostly one buffer, several where TLS had decrypted
 * more. It stays undecoded, so that not one message more than was asked for is made. Run as a task, it is gone on with.
 */
final class HeldInput implements Runnable {

    private final ArrayDeque<ByteBuf> buffers = new ArrayDeque<>(2);
    private final Runnable goOn;

    HeldInput(Runnable goOn) {
        this.goOn = goOn;
    }

    boolean isEmpty() {
        return buffers.isEmpty();
    }

    /** What is left of a buffer. */
    void addFirst(ByteBuf bytes) {
        buffers.addFirst(bytes);
    }

    void addLast(ByteBuf bytes) {
        buffers.addLast(bytes);
    }

    ByteBuf takeFirst() {
        return buffers.removeFirst();
    }

    void release() {
        buffers.forEach(ByteBuf::release);
        buffers.clear();
    }

    @Override
    public void run() {
        goOn.run();
    }
}
