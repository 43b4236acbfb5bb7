package io.isosocket.js.host;

import io.isosocket.Blob;
import java.nio.ByteBuffer;
import java.util.List;
import org.graalvm.polyglot.HostAccess;

/** Messages that a reconnecting WebSocket reports, on their way to a script. */
public final class ReportedMessages {

    private final List<Object> messages;

    ReportedMessages(List<Object> messages) {
        this.messages = messages;
    }

    /** {@return how many there are} */
    @HostAccess.Export
    public int size() {
        return messages.size();
    }

    /**
     * Whether a message is a blob.
     *
     * @param index from 0
     * @return whether it is
     */
    @HostAccess.Export
    public boolean isBlob(int index) {
        return messages.get(index) instanceof Blob;
    }

    /**
     * Gives a message.
     *
     * @param index from 0
     * @return a string, bytes that are the script's, or the Java side of a Blob
     */
    @HostAccess.Export
    public Object get(int index) {
        Object message = messages.get(index);
        if (message instanceof ByteBuffer bytes) {
            byte[] copy = new byte[bytes.remaining()];
            bytes.duplicate().get(copy);
            return ByteBuffer.wrap(copy);
        }
        return message;
    }
}
