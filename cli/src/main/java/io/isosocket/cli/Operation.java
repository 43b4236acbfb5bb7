package io.isosocket.cli;

import io.isosocket.RawFrame;
import io.isosocket.workbench.payload.Payload;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a {@link Verb} with its argument asks for, checked. */
sealed interface Operation {

    /** Sends a message. */
    record Send(Payload message) implements Operation {}

    /** Sends a file as one message. */
    record SendFile(Path file, boolean asText) implements Operation {}

    /** Sends a ping, with a payload of its own where none is given, and waits for its pong. */
    record Ping(String data) implements Operation {}

    /** Sends an unasked pong. */
    record Pong(String data) implements Operation {}

    /** Sends a frame just as it is. */
    record SendFrame(RawFrame frame) implements Operation {}

    /** Starts the closing handshake. */
    record Close(int code, String reason) implements Operation {}

    /** The next message is this text. */
    record ExpectText(String text) implements Operation {}

    /**
     * The next message is JSON that has this in it.
     *
     * @param wanted as {@link io.vertx.core.json.Json} decodes it
     * @param source as it was written
     */
    record ExpectJson(@Nullable Object wanted, String source) implements Operation {}

    /** The next message is a text in which this is found. */
    record ExpectMatch(Pattern pattern) implements Operation {}

    /** The next message is binary, with these bytes in hexadecimal digits. */
    record ExpectBinary(String hex) implements Operation {}

    /** No message waits, and the connection is closed. */
    record ExpectClose(OptionalInt code) implements Operation {}

    /** A ping has come that no other step has taken. */
    record ExpectPing() implements Operation {}

    /** No message waits, and nothing comes for a while. */
    record ExpectNone(Duration time) implements Operation {}

    /** How long the steps that follow wait. */
    record Timeout(Duration time) implements Operation {}

    /** Gives a variable its value. */
    record SetVariable(String name, String value) implements Operation {}

    /** Gives a variable what is found in the message that was taken last. */
    record Capture(String name, Pattern pattern) implements Operation {}
}
