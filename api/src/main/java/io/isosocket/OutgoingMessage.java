package io.isosocket;

import io.isosocket.spi.Connection;
import java.nio.ByteBuffer;
import java.util.function.BiConsumer;

/** A message that waits to be handed to a connection. */
sealed interface OutgoingMessage {

    /** {@return how many bytes its payload has} */
    long size();

    /** {@return what was given to {@code send}, as it is reported} */
    Object data();

    /**
     * Hands it over, once.
     *
     * @param unreadable told where it is a Blob that cannot be read
     */
    void handTo(Outbox outbox, BiConsumer<Connection, Throwable> unreadable);

    /** A text, which is encoded when it is sent, since its size is to be known. */
    final class Text implements OutgoingMessage {
        private final String data;
        private final byte[] utf8;

        Text(String data) {
            this.data = data;
            utf8 = Utf8.encode(data);
        }

        @Override
        public long size() {
            return utf8.length;
        }

        @Override
        public Object data() {
            return data;
        }

        @Override
        public void handTo(Outbox outbox, BiConsumer<Connection, Throwable> unreadable) {
            outbox.sendText(utf8);
        }
    }

    /** Bytes. */
    record Binary(ByteBuffer bytes) implements OutgoingMessage {
        static Binary copyOf(ByteBuffer data) {
            ByteBuffer copy =
                    ByteBuffer.allocate(data.remaining()).put(data.duplicate()).flip();
            return new Binary(copy);
        }

        @Override
        public Object data() {
            return bytes.asReadOnlyBuffer();
        }

        @Override
        public long size() {
            return bytes.remaining();
        }

        @Override
        public void handTo(Outbox outbox, BiConsumer<Connection, Throwable> unreadable) {
            outbox.sendBinary(bytes);
        }
    }

    /** A Blob, which is read when it is handed over. */
    record OfBlob(Blob data) implements OutgoingMessage {
        @Override
        public long size() {
            return data.size();
        }

        @Override
        public void handTo(Outbox outbox, BiConsumer<Connection, Throwable> unreadable) {
            outbox.sendBlob(data, unreadable);
        }
    }
}
