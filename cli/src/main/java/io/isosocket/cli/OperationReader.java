package io.isosocket.cli;

import io.isosocket.CloseCode;
import io.isosocket.RawFrame;
import io.isosocket.workbench.payload.PayloadException;
import io.isosocket.workbench.payload.PayloadFormat;
import io.vertx.core.json.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import picocli.CommandLine.TypeConversionException;

/** Reads the argument of a {@link Verb}. Every problem is an IllegalArgumentException that names the value and the rule. */
final class OperationReader {

    private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_.-]*");

    /** What control frames can carry (RFC 6455, section 5.5); a close frame has two bytes of code besides. */
    private static final int MAX_CONTROL = 125;

    private static final int MAX_REASON = 123;

    private final Path folder;

    /**
     * Makes a reader.
     *
     * @param folder what the names of files are relative to
     */
    OperationReader(Path folder) {
        this.folder = folder;
    }

    /**
     * Reads what is to be done.
     *
     * @param verb what is asked for
     * @param argument all behind it
     * @return the operation
     * @throws IllegalArgumentException if the argument does not fit the verb
     */
    Operation read(Verb verb, String argument) {
        return switch (verb) {
            case SEND -> new Operation.Send(PayloadFormat.TEXT.parse(argument));
            case SEND_JSON -> new Operation.Send(PayloadFormat.JSON.parse(argument));
            case BINARY -> new Operation.Send(PayloadFormat.HEX.parse(argument));
            case BASE64 -> new Operation.Send(PayloadFormat.BASE64.parse(argument));
            case FILE -> new Operation.SendFile(file(argument), false);
            case FILE_TEXT -> new Operation.SendFile(file(argument), true);
            case PING -> new Operation.Ping(control(argument));
            case PONG -> new Operation.Pong(control(argument));
            case FRAME -> new Operation.SendFrame(frame(PayloadFormat.HEX.bytes(argument)));
            case CLOSE -> close(argument.strip());
            case EXPECT -> new Operation.ExpectText(argument);
            case EXPECT_JSON -> json(argument);
            case EXPECT_MATCH -> new Operation.ExpectMatch(pattern(argument, 0));
            case EXPECT_BINARY ->
                new Operation.ExpectBinary(HexFormat.of().formatHex(PayloadFormat.HEX.bytes(argument)));
            case EXPECT_CLOSE -> expectClose(argument.strip());
            case EXPECT_PING -> expectPing(argument);
            case EXPECT_NONE -> new Operation.ExpectNone(time(argument));
            case TIMEOUT -> new Operation.Timeout(time(argument));
            case SET -> set(argument);
            case CAPTURE -> capture(argument);
        };
    }

    private Path file(String argument) {
        String name = argument.strip();
        if (name.isEmpty()) {
            throw new IllegalArgumentException("the name of the file is missing");
        }
        try {
            Path file = folder.resolve(name);
            if (!Files.exists(file)) {
                throw new IllegalArgumentException(file + ": there is no such file");
            }
            if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
                throw new IllegalArgumentException(file + " is no file that can be read");
            }
            return file;
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("\"" + name + "\" is no name of a file", e);
        }
    }

    private static String control(String data) {
        int size = data.getBytes(StandardCharsets.UTF_8).length;
        if (size > MAX_CONTROL) {
            throw new IllegalArgumentException(
                    size + " bytes are more than the " + MAX_CONTROL + " of a control frame");
        }
        return data;
    }

    private static RawFrame frame(byte[] bytes) {
        if (bytes.length == 0) {
            throw new IllegalArgumentException("the first byte of the frame is missing: 81 for a whole text message");
        }
        int first = bytes[0] & 0xFF;
        return new RawFrame(
                (first & 0x80) != 0, first >> 4 & 7, first & 0xF, Arrays.copyOfRange(bytes, 1, bytes.length));
    }

    private static Operation close(String argument) {
        if (argument.isEmpty()) {
            return new Operation.Close(CloseCode.NO_STATUS_RCVD, "");
        }
        VerbLine line = VerbLine.of(argument, 0);
        int code = code(line.word());
        if (!CloseCode.mayGoOverTheWire(code)) {
            throw new IllegalArgumentException(
                    "the code " + code + " is none that can be sent: 1000 to 1003, 1007 to 1014, 3000 to 4999");
        }
        int size = line.argument().getBytes(StandardCharsets.UTF_8).length;
        if (size > MAX_REASON) {
            throw new IllegalArgumentException("the reason has " + size + " bytes of UTF-8, more than " + MAX_REASON);
        }
        return new Operation.Close(code, line.argument());
    }

    private static int code(String text) {
        if (!text.matches("[1-4][0-9]{3}")) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is no close code, which is a number from 1000 to 4999");
        }
        return Integer.parseInt(text);
    }

    private static Operation json(String argument) {
        // First by its own reader, which tells the place.
        PayloadFormat.JSON.parse(argument);
        return new Operation.ExpectJson(Json.decodeValue(argument), argument.strip());
    }

    private static Pattern pattern(String regex, int at) {
        try {
            return Pattern.compile(regex);
        } catch (PatternSyntaxException e) {
            throw new PayloadException(
                    "\"" + regex + "\" is no regular expression: " + e.getDescription(),
                    at + Math.max(0, e.getIndex()));
        }
    }

    private static Operation expectClose(String argument) {
        return new Operation.ExpectClose(argument.isEmpty() ? OptionalInt.empty() : OptionalInt.of(code(argument)));
    }

    private static Operation expectPing(String argument) {
        if (!argument.isBlank()) {
            throw new IllegalArgumentException("\"" + argument + "\" is too much: it has no argument");
        }
        return new Operation.ExpectPing();
    }

    private static Duration time(String argument) {
        try {
            return Durations.parse(argument.strip());
        } catch (TypeConversionException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private static Operation set(String argument) {
        VerbLine line = VerbLine.of(argument, VerbLine.skipBlanks(argument, 0));
        return new Operation.SetVariable(name(line.word()), line.argument());
    }

    private static Operation capture(String argument) {
        VerbLine line = VerbLine.of(argument, VerbLine.skipBlanks(argument, 0));
        String name = name(line.word());
        if (line.argument().isEmpty()) {
            throw new IllegalArgumentException("the regular expression is missing");
        }
        return new Operation.Capture(name, pattern(line.argument(), line.argumentAt()));
    }

    /**
     * Checks the name of a variable.
     *
     * @param word what stands for it
     * @return the name
     * @throws IllegalArgumentException if it is none
     */
    static String name(String word) {
        if (!NAME.matcher(word).matches()) {
            throw new IllegalArgumentException(
                    "\"" + word + "\" is no name of a variable: a letter, then letters, digits, _ . and -");
        }
        return word;
    }
}
