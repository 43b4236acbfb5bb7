package io.isosocket.workbench.payload;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.isosocket.AnyWebSocket;
import io.isosocket.workbench.log.LogType;
import java.util.Objects;

/** The payload of a message. */
public sealed interface Payload {

    /** {@return {@link LogType#TEXT} or {@link LogType#BINARY}} */
    LogType type();

    /** {@return the bytes; not copied, not to be changed} */
    byte[] bytes();

    /**
     * Sends it as one message.
     *
     * @param socket on which
     * @throws io.isosocket.DOMException as {@link AnyWebSocket#send(String)}
     */
    void sendTo(AnyWebSocket socket);

    /**
     * The payload of a text message.
     *
     * @param text the text
     */
    record Text(String text) implements Payload {

        /**
         * Takes the text.
         *
         * @param text the text
         */
        public Text {
            Objects.requireNonNull(text, "text");
        }

        @Override
        public LogType type() {
            return LogType.TEXT;
        }

        @Override
        public byte[] bytes() {
            return text.getBytes(UTF_8);
        }

        @Override
        public void sendTo(AnyWebSocket socket) {
            socket.send(text);
        }
    }

    /**
     * The payload of a binary message.
     *
     * @param bytes the bytes; not copied, not to be changed
     */
    @SuppressWarnings("ArrayRecordComponent") // may be large, and no two are compared
    record Binary(byte[] bytes) implements Payload {

        /**
         * Takes the bytes.
         *
         * @param bytes the bytes; not copied, not to be changed
         */
        public Binary {
            Objects.requireNonNull(bytes, "bytes");
        }

        @Override
        public LogType type() {
            return LogType.BINARY;
        }

        @Override
        public void sendTo(AnyWebSocket socket) {
            socket.send(bytes);
        }
    }
}
