package io.isosocket;

import java.nio.ByteBuffer;
import java.util.Objects;

/** A message of a {@link WebSocketChannel}. Immutable, but for the bytes of a binary one. */
public sealed interface WebSocketMessage permits WebSocketMessage.Text, WebSocketMessage.Binary {

    /** The types of messages (RFC 6455, section 5.6). */
    enum Type {
        /** The data is a String. */
        TEXT,
        /** The data is a ByteBuffer. */
        BINARY
    }

    /** {@return which type of message it is} */
    Type type();

    /** {@return what was sent: a String or a ByteBuffer} */
    Object data();

    /**
     * The text of a text message.
     *
     * @return the text
     * @throws IllegalStateException if the message is binary
     */
    String text();

    /**
     * The bytes of a binary message.
     *
     * @return the bytes; they belong to who received the message
     * @throws IllegalStateException if the message is text
     */
    ByteBuffer bytes();

    /**
     * A text message.
     *
     * @param data the text
     */
    record Text(String data) implements WebSocketMessage {

        /**
         * Checks the data.
         *
         * @param data the text
         */
        public Text {
            Objects.requireNonNull(data, "data");
        }

        @Override
        public Type type() {
            return Type.TEXT;
        }

        @Override
        public String text() {
            return data;
        }

        @Override
        public ByteBuffer bytes() {
            throw new IllegalStateException("bytes: the message is a text of " + data.length() + " characters");
        }
    }

    /**
     * A binary message.
     *
     * @param data the bytes; they belong to who received the message
     */
    record Binary(ByteBuffer data) implements WebSocketMessage {

        /**
         * Checks the data.
         *
         * @param data the bytes; they belong to who received the message
         */
        public Binary {
            Objects.requireNonNull(data, "data");
        }

        @Override
        public Type type() {
            return Type.BINARY;
        }

        @Override
        public String text() {
            throw new IllegalStateException("text: the message is binary, of " + data.remaining() + " bytes");
        }

        @Override
        public ByteBuffer bytes() {
            return data;
        }
    }
}
