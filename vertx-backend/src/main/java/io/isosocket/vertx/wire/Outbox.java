package io.isosocket.vertx.wire;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What is on its way to the peer. Any thread may {@link #enqueue}; all else belongs to the event loop.
 *
 * <p>A system call costs a hundred times what a small frame does. So frames are gathered in one pooled buffer, which is
 * written and flushed once a turn of the event loop: at the end of a read, or by a task where nothing is being read,
 * and earlier only when {@link #GATHER_LIMIT} bytes have come together, for a large message or for a close frame.
 *
 * <p>A message whose payload is over {@link #MAX_FRAME} bytes goes out in fragments (RFC 6455, section 5.4): many
 * servers refuse larger frames, and no buffer is larger than a frame. They are made as the socket takes them, and what
 * is to be compressed is compressed then; until then the message waits on the heap, and what is sent behind it, too.
 * Shared messages and raw frames go whole.
 *
 * <p>As a Runnable it is the end of a turn, and the wake-up for what other threads have enqueued.
 */
final class Outbox implements Runnable {

    /** Hears what became of what was sent. */
    interface Sink {
        /** A close frame's turn has come, in the order of what was sent. */
        void closeRequested(byte[] payload);

        /** A turn ends, in which the socket took so many messages and their payload; never called within a send. */
        void turnEnded(int acceptedMessages, long acceptedPayload);

        /** Something on this side went wrong in a task, where nobody else would hear of it. */
        void internalError(Throwable cause);

        /** The socket takes nothing any more. */
        void writeFailed(Throwable cause);
    }

    /** What has to wait: for the event loop, or behind a large message. */
    private static final class Enqueued {
        final int opcode;
        final byte[] payload;
        /** Null for a frame of this connection's own. */
        final @Nullable SharedFrame shared;

        @Nullable Enqueued next;

        Enqueued(int opcode, byte[] payload, @Nullable SharedFrame shared) {
            this.opcode = opcode;
            this.payload = payload;
            this.shared = shared;
        }

        void release() {
            if (shared != null) {
                shared.release();
            }
        }
    }

    static final int GATHER_LIMIT = 32 << 10;

    /** The largest payload of a frame; what Vert.x and Netty take by default. */
    static final int MAX_FRAME = 64 << 10;

    /** More is compressed part by part. Half a frame: what does not get smaller grows a little. */
    private static final int DEFLATED_AT_ONCE = MAX_FRAME / 2;

    /** In place of an opcode: a first byte as it is, behind this mark. */
    private static final int RAW = 0x100;

    /** A large message is framed as long as fewer bytes than this wait for the socket. */
    private static final int LARGE_AHEAD = 512 << 10;

    /** So much of one large message goes in a turn, or less where it is compressed, so that others have theirs. */
    private static final int LARGE_TURN = 2 << 20;

    private static final int LEAST_CAPACITY = 256;

    private static final VarHandle ENQUEUED;

    static {
        try {
            ENQUEUED = MethodHandles.lookup().findVarHandle(Outbox.class, "enqueued", Enqueued.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final ChannelHandlerContext ctx;
    private final Role role;
    private final LoopMemory memory;
    private final Sink sink;
    private @Nullable MessageDeflater deflater;
    /** Messages with fewer bytes go out uncompressed. */
    private final int deflateThreshold;

    /** What other threads have sent, the newest first; who puts the first one there wakes the event loop. */
    private volatile @Nullable Enqueued enqueued;

    private @Nullable ByteBuf gathered;
    private int gatheredMessages;
    private long gatheredPayload;
    private int gatheredPongs;

    /** How large the last write was, as a guess for the next. */
    private int lastWrite = LEAST_CAPACITY;

    /** How many bytes were written and not flushed yet. */
    private long unflushed;

    /** How many bytes were written and not taken by the socket yet. */
    private long untaken;

    /** What the socket has not made room for yet, and what was sent behind it. */
    private @Nullable LargeMessage large;

    private @Nullable ArrayDeque<Enqueued> behindLarge;

    private int acceptedMessages;
    private long acceptedPayload;
    private int unsentPongs;
    private boolean reading;
    private boolean endOfTurnPending;
    private boolean finished;

    Outbox(ChannelHandlerContext ctx, Role role, @Nullable Compression compression, LoopMemory memory, Sink sink) {
        this.ctx = ctx;
        this.role = role;
        this.deflater = compression == null ? null : compression.deflater();
        this.deflateThreshold = compression == null ? 0 : compression.threshold();
        this.memory = memory;
        this.sink = sink;
    }

    /** Sends from any thread, in that thread's order. The payload is not copied. */
    void enqueue(int opcode, byte[] payload) {
        enqueue(new Enqueued(opcode, payload, null));
    }

    /** Sends a shared message from any thread, likewise. Takes one reference over. */
    void enqueue(SharedFrame message) {
        enqueue(new Enqueued(message.opcode(), message.payload(), message));
    }

    /** Sends a frame just as it is from any thread, likewise. */
    void enqueueRaw(int firstByte, byte[] payload) {
        enqueue(new Enqueued(RAW | firstByte, payload, null));
    }

    private void enqueue(Enqueued node) {
        Enqueued head;
        do {
            head = enqueued;
            node.next = head;
        } while (!ENQUEUED.compareAndSet(this, head, node));
        if (head == null && !wake(ctx, this)) {
            dropEnqueued();
        }
    }

    private void dropEnqueued() {
        for (Enqueued node = (Enqueued) ENQUEUED.getAndSet(this, null); node != null; node = node.next) {
            node.release();
        }
    }

    /**
     * Runs a task on the event loop, unless that has ended: then the connection has, too, and what is asked of it is
     * dropped.
     *
     * @return whether it will run
     */
    static boolean wake(ChannelHandlerContext ctx, Runnable task) {
        try {
            ctx.executor().execute(task);
            return true;
        } catch (RejectedExecutionException e) {
            return false;
        }
    }

    /** Sends from the event loop, after what other threads have enqueued. The payload is kept. */
    void send(int opcode, byte[] payload) {
        sendEnqueued();
        if (mayGoNow(opcode)) {
            append(opcode, payload, 0, payload.length, true);
        } else {
            putBehindLarge(new Enqueued(opcode, payload, null));
        }
    }

    /** Sends a message likewise, whose bytes are the caller's again afterwards. */
    void sendBorrowed(int opcode, byte[] bytes, int offset, int length) {
        sendEnqueued();
        if (mayGoNow(opcode)) {
            append(opcode, bytes, offset, length, false);
        } else {
            putBehindLarge(new Enqueued(opcode, Arrays.copyOfRange(bytes, offset, offset + length), null));
        }
    }

    /** Sends a shared message, likewise. Takes one reference over. */
    void send(SharedFrame message) {
        sendEnqueued();
        if (mayGoNow(message.opcode())) {
            append(message);
        } else {
            putBehindLarge(new Enqueued(message.opcode(), message.payload(), message));
        }
    }

    /** Sends a frame just as it is, likewise. */
    void sendRaw(int firstByte, byte[] payload) {
        sendEnqueued();
        if (mayGoNow(RAW | firstByte)) {
            appendRaw(firstByte, payload);
        } else {
            putBehindLarge(new Enqueued(RAW | firstByte, payload, null));
        }
    }

    /** Sends a ping whose answer tells nothing about messages: it need not wait for any. */
    void sendKeepAlive(byte[] payload) {
        sendEnqueued();
        append(Opcode.PING, payload, 0, payload.length, true);
    }

    /**
     * Whether something need not wait for a large message. A pong may stand between its fragments (RFC 6455, section
     * 5.4). So might a ping, but its answer tells that what was sent before it has arrived.
     */
    private boolean mayGoNow(int opcode) {
        return large == null || opcode == Opcode.PONG;
    }

    /** Sends the last frame of all, at once. {@return when the socket has taken it} */
    ChannelFuture finish(byte[] closePayload) {
        while (large != null) {
            frameLarge(Long.MAX_VALUE, Long.MAX_VALUE);
            appendBehindLarge();
        }
        gather(FrameWriter.FIN | Opcode.CLOSE, closePayload, 0, closePayload.length);
        finished = true;
        ChannelPromise written = ctx.newPromise();
        writeGathered(written);
        flush();
        return written;
    }

    /** Sends what other threads have enqueued so far. */
    void sendEnqueued() {
        if (enqueued == null) {
            return;
        }
        Enqueued next = inOrder((Enqueued) ENQUEUED.getAndSet(this, null));
        while (next != null) {
            if (next.opcode == Opcode.CLOSE) {
                sink.closeRequested(next.payload);
            } else if (mayGoNow(next.opcode)) {
                append(next);
            } else {
                putBehindLarge(next);
            }
            next = next.next;
        }
    }

    private void putBehindLarge(Enqueued node) {
        if (behindLarge == null) {
            behindLarge = new ArrayDeque<>();
        }
        behindLarge.add(node);
    }

    private void appendBehindLarge() {
        while (large == null && behindLarge != null && !behindLarge.isEmpty()) {
            append(behindLarge.remove());
        }
    }

    private void append(Enqueued node) {
        if (node.shared != null) {
            append(node.shared);
        } else if (node.opcode >= RAW) {
            appendRaw(node.opcode - RAW, node.payload);
        } else {
            append(node.opcode, node.payload, 0, node.payload.length, true);
        }
    }

    private static @Nullable Enqueued inOrder(@Nullable Enqueued newest) {
        Enqueued result = null;
        Enqueued node = newest;
        while (node != null) {
            Enqueued older = node.next;
            node.next = result;
            result = node;
            node = older;
        }
        return result;
    }

    /** A read begins: what is sent meanwhile is flushed at its end. */
    void readStarted() {
        reading = true;
    }

    void readEnded() {
        reading = false;
        endTurn();
    }

    /** How many bytes of pongs the socket has not taken yet. */
    int unsentPongs() {
        return unsentPongs;
    }

    @Override
    public void run() {
        try {
            endTurn();
        } catch (RuntimeException | Error thrown) {
            sink.internalError(thrown);
        }
    }

    private void endTurn() {
        // What happens in here needs no further turn.
        endOfTurnPending = true;
        try {
            sendEnqueued();
            frameLarge(LARGE_AHEAD, LARGE_TURN);
            appendBehindLarge();
            writeGathered();
            if (unflushed > 0) {
                flush();
            }
        } finally {
            endOfTurnPending = false;
        }
        if (large != null && untaken < LARGE_AHEAD) {
            goOnLater();
        }
        int messages = acceptedMessages;
        long payload = acceptedPayload;
        acceptedMessages = 0;
        acceptedPayload = 0;
        sink.turnEnded(messages, payload);
    }

    /** Sends nothing any more, and lets go of what is held. */
    void discard() {
        finished = true;
        deflater = null;
        if (gathered != null) {
            gathered.release();
            gathered = null;
        }
        dropWaiting();
    }

    /** Lets go of what waits for the socket on the heap. Of a message that was begun no more will follow. */
    void dropWaiting() {
        large = null;
        if (behindLarge != null) {
            behindLarge.forEach(Enqueued::release);
            behindLarge = null;
        }
    }

    private void append(int opcode, byte[] payload, int offset, int length, boolean isOwned) {
        if (finished) {
            return;
        }
        if (Opcode.isControl(opcode)) {
            gather(FrameWriter.FIN | opcode, payload, offset, length);
            countPong(opcode, length);
        } else if (deflater == null || length < deflateThreshold) {
            if (length <= MAX_FRAME) {
                gatherMessage(opcode, payload, offset, length, length);
            } else {
                begin(new PlainMessage(opcode, payload, offset, length, isOwned));
            }
        } else if (length > DEFLATED_AT_ONCE) {
            begin(new DeflatedMessage(opcode, payload, offset, length, isOwned, deflater));
        } else {
            ByteBuf deflated = memory.emptyDeflated();
            deflater.deflate(payload, offset, length, deflated);
            int start = deflated.arrayOffset() + deflated.readerIndex();
            gatherMessage(opcode | FrameWriter.RSV1, deflated.array(), start, deflated.readableBytes(), length);
        }
        flushOrEndTurnLater();
    }

    private void appendRaw(int firstByte, byte[] payload) {
        if (!finished) {
            gather(firstByte, payload, 0, payload.length);
            flushOrEndTurnLater();
        }
    }

    private void append(SharedFrame message) {
        try {
            if (finished) {
                return;
            }
            MessageDeflater compressing = message.length() < deflateThreshold ? null : deflater;
            DeflateForm form = compressing == null ? null : compressing.statelessForm();
            if (compressing != null && form == null) {
                append(message.opcode(), message.payload(), 0, message.length(), true);
                return;
            }
            writeGathered();
            write(message.encoded(form).retainedDuplicate(), 1, message.length(), 0, ctx.newPromise());
            flushOrEndTurnLater();
        } finally {
            message.release();
        }
    }

    private void flushOrEndTurnLater() {
        if (unflushed + (gathered == null ? 0 : gathered.readableBytes()) >= GATHER_LIMIT) {
            writeGathered();
            flush();
        } else {
            endTurnLater();
        }
    }

    private void gatherMessage(int firstByte, byte[] bytes, int offset, int length, int payload) {
        gather(FrameWriter.FIN | firstByte, bytes, offset, length);
        gatheredMessages++;
        gatheredPayload += payload;
    }

    /** Gathers of a large message what the socket seems to have room for. */
    private void begin(LargeMessage message) {
        large = message;
        try {
            frameLarge(LARGE_AHEAD, LARGE_TURN);
            if (large == message) {
                message.own();
            }
        } catch (RuntimeException | Error thrown) {
            // Mostly there is no memory. A message that was begun cannot be ended.
            dropWaiting();
            sink.writeFailed(thrown);
            throw thrown;
        }
    }

    /**
     * Makes frames of the large message: in direct memory is only what goes next, which is masked just before the socket
     * takes it.
     *
     * @param ahead how many bytes may wait for the socket
     * @param most about how many it makes
     */
    private void frameLarge(long ahead, long most) {
        writeGathered();
        long cost = 0;
        while (large != null && untaken < ahead && cost < most) {
            cost += large.step(this::gatherFrame);
            if (untaken >= ahead) {
                flush();
            }
        }
    }

    private void gatherFrame(int firstByte, byte[] bytes, int offset, int length, long share) {
        gather(firstByte, bytes, offset, length);
        gatheredPayload += share;
        if ((firstByte & FrameWriter.FIN) == 0) {
            writeGathered();
        } else {
            gatheredMessages++;
            large = null;
        }
    }

    private void gather(int firstByte, byte[] payload, int offset, int length) {
        if (length >= GATHER_LIMIT) {
            // A large frame gets a buffer of its own size; what was gathered goes before it, in the same flush.
            writeGathered();
        }
        if (gathered == null) {
            gathered = ctx.alloc().ioBuffer(Math.max(FrameWriter.MAX_HEADER + length, lastWrite));
        }
        FrameWriter.write(gathered, memory, role, firstByte, payload, offset, length);
    }

    private void countPong(int opcode, int length) {
        if (opcode == Opcode.PONG) {
            gatheredPongs += length + FrameWriter.MAX_HEADER;
            unsentPongs += length + FrameWriter.MAX_HEADER;
        }
    }

    private void flush() {
        unflushed = 0;
        ctx.flush();
    }

    private void writeGathered() {
        if (gathered != null) {
            writeGathered(ctx.newPromise());
        }
    }

    private void writeGathered(ChannelPromise promise) {
        ByteBuf out = gathered;
        if (out == null) {
            return;
        }
        gathered = null;
        lastWrite = Math.max(LEAST_CAPACITY, Math.min(out.readableBytes(), GATHER_LIMIT));
        int messages = gatheredMessages;
        long payload = gatheredPayload;
        int pongs = gatheredPongs;
        gatheredMessages = 0;
        gatheredPayload = 0;
        gatheredPongs = 0;
        write(out, messages, payload, pongs, promise);
    }

    private void write(ByteBuf out, int messages, long payload, int pongs, ChannelPromise promise) {
        int bytes = out.readableBytes();
        unflushed += bytes;
        untaken += bytes;
        ChannelFutureListener then = future -> written(future, bytes, messages, payload, pongs);
        var unused = ctx.write(out, promise).addListener(then);
    }

    private void written(ChannelFuture future, int bytes, int messages, long payload, int pongs) {
        untaken -= bytes;
        unsentPongs -= pongs;
        if (future.isSuccess()) {
            acceptedMessages += messages;
            acceptedPayload += payload;
            endTurnLater();
        } else {
            dropWaiting();
            sink.writeFailed(future.cause());
        }
    }

    /** A task that makes the next would keep the event loop from its channels and timers; what is scheduled does not. */
    private void goOnLater() {
        if (!endOfTurnPending) {
            endOfTurnPending = true;
            try {
                var unused = ctx.executor().schedule(this, 0, TimeUnit.NANOSECONDS);
            } catch (RejectedExecutionException ended) {
                // The connection has ended, too.
            }
        }
    }

    private void endTurnLater() {
        if (!reading && !endOfTurnPending) {
            endOfTurnPending = true;
            var unused = wake(ctx, this);
        }
    }
}
