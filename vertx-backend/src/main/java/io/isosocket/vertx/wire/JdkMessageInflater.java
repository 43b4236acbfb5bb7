package io.isosocket.vertx.wire;

import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * Inflates with the JDK's zlib, whose window of 32 KiB holds any smaller one.
 *
 * <p>A final block (BFINAL set) ends a stream of RFC 1951; what follows in the message or in the next one starts a new
 * stream with an empty window, as browsers take it. A message that ends right there needs no tail, nor does one without
 * any payload, which is taken as empty.
 */
final class JdkMessageInflater implements MessageInflater {

    /** The tail that the sender removed, then one more empty block, which changes nothing where the data is whole. */
    private static final byte[] TAIL_TO_GO_ON = {0, 0, -1, -1, 0, 0, 0, -1, -1};

    /** The tail that the sender removed, then an empty final block. */
    private static final byte[] TAIL_TO_END = {0, 0, -1, -1, 3, 0};

    private final boolean contextTakeover;

    /** Null until there is a message; without context takeover also between messages. */
    private @Nullable Inflater inflater;

    /** Whether something of this message has been fed since its start or since a final block. */
    private boolean insideStream;

    private boolean closed;

    JdkMessageInflater(boolean contextTakeover) {
        this.contextTakeover = contextTakeover;
    }

    @Override
    public boolean inflate(byte[] input, int offset, int length, boolean endOfMessage, Output output)
            throws DataFormatException {
        if (closed) {
            throw new IllegalStateException("The inflater is closed");
        }
        if (!feed(input, offset, length, output)) {
            return false;
        }
        if (endOfMessage) {
            completeMessage();
        }
        return true;
    }

    private boolean feed(byte[] input, int offset, int length, Output output) throws DataFormatException {
        int end = offset + length;
        int position = offset;
        while (position < end) {
            Inflater current = openInflater();
            current.setInput(input, position, end - position);
            insideStream = true;
            if (!drain(current, output)) {
                return false;
            }
            position = end - current.getRemaining();
            if (current.finished()) {
                current.reset();
                insideStream = false;
            }
        }
        return true;
    }

    private static boolean drain(Inflater inflater, Output output) throws DataFormatException {
        byte[] scratch = ZlibThreadState.current().scratch();
        int count;
        do {
            count = inflater.inflate(scratch);
            if (count > 0 && !output.accept(scratch, 0, count)) {
                return false;
            }
            // With room left in the scratch buffer, the input is used up or the stream has ended.
        } while (count == scratch.length);
        return true;
    }

    /**
     * Feeds the tail. All that the message holds has come out before, so anything that comes out now, or an end at the
     * wrong place, tells that the message stopped inside a block.
     */
    private void completeMessage() throws DataFormatException {
        Inflater current = inflater;
        if (current == null) {
            return;
        }
        if (insideStream) {
            current.setInput(contextTakeover ? TAIL_TO_GO_ON : TAIL_TO_END);
            int count = current.inflate(ZlibThreadState.current().scratch());
            if (count > 0 || current.getRemaining() > 0 || current.finished() == contextTakeover) {
                throw new DataFormatException("The message ends inside a DEFLATE block (RFC 7692, section 7.2.2)");
            }
            insideStream = false;
        }
        if (!contextTakeover) {
            ZlibThreadState.current().giveBack(current);
            inflater = null;
        }
    }

    private Inflater openInflater() {
        Inflater current = inflater;
        if (current == null) {
            // With context takeover it never goes back, so it is this connection's own.
            current = contextTakeover
                    ? new Inflater(true)
                    : ZlibThreadState.current().takeInflater();
            inflater = current;
        }
        return current;
    }

    @Override
    public void close() {
        closed = true;
        if (inflater != null) {
            inflater.end();
            inflater = null;
        }
    }
}
