package io.isosocket.cli;

import io.isosocket.WebSocketOptions;
import io.isosocket.workbench.payload.Payload;
import java.io.IOException;
import java.nio.file.Files;

/** A file as a message. */
final class MessageFile {

    private MessageFile() {}

    /**
     * Reads a file.
     *
     * @param what the file, and whether it is text
     * @return the message
     * @throws IllegalArgumentException if it cannot be read, is no UTF-8 where it is to be text, or is too large
     */
    static Payload read(Operation.SendFile what) {
        try {
            long size = Files.size(what.file());
            if (size > WebSocketOptions.MAX_MESSAGE_SIZE) {
                throw new IllegalArgumentException(what.file() + " has " + size + " bytes, more than the "
                        + WebSocketOptions.MAX_MESSAGE_SIZE + " of a message");
            }
            return what.asText()
                    ? new Payload.Text(Files.readString(what.file()))
                    : new Payload.Binary(Files.readAllBytes(what.file()));
        } catch (IOException e) {
            throw new IllegalArgumentException(what.file() + " cannot be read: " + FileTrouble.words(e), e);
        }
    }
}
