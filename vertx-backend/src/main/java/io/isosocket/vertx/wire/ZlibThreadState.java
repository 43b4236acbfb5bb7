package io.isosocket.vertx.wire;

import io.netty.util.concurrent.FastThreadLocal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * What the connections of one event loop share: a scratch buffer, and zlib states that hold nothing between two
 * messages and so need not belong to a connection.
 */
final class ZlibThreadState {

    private static final FastThreadLocal<ZlibThreadState> CURRENT = new FastThreadLocal<>() {
        @Override
        protected ZlibThreadState initialValue() {
            return new ZlibThreadState();
        }

        @Override
        protected void onRemoval(ZlibThreadState state) {
            state.close();
        }
    };

    private static final int SCRATCH_SIZE = 16 * 1024;

    /** Several messages can be under way at once, each with an inflater; more than these are not kept. */
    private static final int MAX_IDLE_INFLATERS = 16;

    private final byte[] scratch = new byte[SCRATCH_SIZE];
    private final Deque<Inflater> idleInflaters = new ArrayDeque<>();

    /** By the index of their form. A message is deflated in one call, so one of each kind is enough. */
    private final @Nullable DeflateStream[] idleDeflateStreams = new @Nullable DeflateStream[DeflateForm.COUNT];

    private ZlibThreadState() {}

    static ZlibThreadState current() {
        return CURRENT.get();
    }

    /** {@return a buffer for the time of one call} */
    byte[] scratch() {
        return scratch;
    }

    /** {@return an inflater for raw DEFLATE data at its start, to be given back or ended} */
    Inflater takeInflater() {
        @Nullable Inflater inflater = idleInflaters.poll();
        return inflater == null ? new Inflater(true) : inflater;
    }

    /** Takes an inflater back, in any state. */
    void giveBack(Inflater inflater) {
        if (idleInflaters.size() < MAX_IDLE_INFLATERS) {
            inflater.reset();
            idleInflaters.push(inflater);
        } else {
            inflater.end();
        }
    }

    /** {@return a stream of that form and no context, to be given back or ended} */
    DeflateStream takeDeflateStream(DeflateForm form) {
        DeflateStream stream = idleDeflateStreams[form.index()];
        idleDeflateStreams[form.index()] = null;
        return stream == null ? DeflateStream.create(form) : stream;
    }

    /** Takes a stream back after a whole message that it has forgotten. */
    void giveBack(DeflateForm form, DeflateStream stream) {
        idleDeflateStreams[form.index()] = stream;
    }

    private void close() {
        idleInflaters.forEach(Inflater::end);
        for (DeflateStream stream : idleDeflateStreams) {
            if (stream != null) {
                stream.end();
            }
        }
    }
}
