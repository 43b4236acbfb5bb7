package io.isosocket.cli;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The words with which the steps of a script begin; those that send are commands as well. */
enum Verb {
    SEND("TEXT", true, "sends a text message"),
    SEND_JSON("JSON", true, "sends a text message that has to be JSON"),
    BINARY("HEX", true, "sends a binary message, as in 48 65 6c"),
    BASE64("BASE64", true, "sends a binary message"),
    FILE("PATH", true, "sends a file as a binary message"),
    FILE_TEXT("PATH", true, "sends a file as a text message"),
    PING("[DATA]", true, "sends a ping and tells its round trip"),
    PONG("[DATA]", true, "sends a pong that nobody asked for"),
    FRAME("HEX", true, "sends a frame just as it is: its first byte (FIN, RSV, opcode), then its payload"),
    CLOSE("[CODE [REASON]]", true, "closes the connection"),
    EXPECT("TEXT", false, "the next message is this text"),
    EXPECT_JSON("JSON", false, "the next message is JSON that has this in it"),
    EXPECT_MATCH("REGEX", false, "this is found in the next message"),
    EXPECT_BINARY("HEX", false, "the next message is these bytes"),
    EXPECT_CLOSE("[CODE]", false, "the connection is closed"),
    EXPECT_PING("", false, "a ping comes"),
    EXPECT_NONE("TIME", false, "nothing comes for a time"),
    TIMEOUT("TIME", false, "how long the steps that follow wait"),
    SET("NAME VALUE", false, "sets a variable"),
    CAPTURE("NAME REGEX", false, "sets a variable to what is found in the last message");

    private final String argument;
    private final boolean isCommand;
    private final String description;

    Verb(String argument, boolean isCommand, String description) {
        this.argument = argument;
        this.isCommand = isCommand;
        this.description = description;
    }

    /** {@return the word} */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** {@return the word with what may follow it} */
    String usage() {
        return argument.isEmpty() ? word() : word() + " " + argument;
    }

    /** {@return what it does} */
    String description() {
        return description;
    }

    /** {@return whether it can be typed as a command, behind a slash} */
    boolean isCommand() {
        return isCommand;
    }

    static Optional<Verb> of(String word) {
        return Arrays.stream(values()).filter(verb -> verb.word().equals(word)).findFirst();
    }

    /** {@return all words, for a message} */
    static String words() {
        return Arrays.stream(values()).map(Verb::word).collect(Collectors.joining(", "));
    }
}
