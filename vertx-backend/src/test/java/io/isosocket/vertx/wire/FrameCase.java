package io.isosocket.vertx.wire;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * What a peer sends, and what has to come of it.
 *
 * @param name of the case
 * @param frames what the peer sends
 * @param events what is heard, as a {@link RecordingListener} writes it down
 * @param sent the frames that are sent in answer, as {@code pong x} or {@code close 1002}
 */
public record FrameCase(String name, List<PeerFrame> frames, List<String> events, List<String> sent) {

    /** The same with something heard before. */
    FrameCase hearing(String event) {
        List<String> more = new ArrayList<>(List.of(event));
        more.addAll(events);
        return new FrameCase(name, frames, more, sent);
    }

    /** Whether the connection fails. */
    public boolean fails() {
        return lastEventIs("failed");
    }

    /** Whether the peer closes the connection. */
    public boolean closes() {
        return lastEventIs("closed");
    }

    private boolean lastEventIs(String name) {
        return !events.isEmpty() && events.get(events.size() - 1).startsWith(name);
    }

    /** The bytes on the wire from a peer in the given role. */
    public byte[] bytes(Role peer) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        frames.forEach(frame -> all.writeBytes(frame.encode(peer)));
        return all.toByteArray();
    }

    @Override
    public String toString() {
        return name;
    }
}
