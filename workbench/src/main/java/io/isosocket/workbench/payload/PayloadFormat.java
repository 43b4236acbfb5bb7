package io.isosocket.workbench.payload;

import java.util.Arrays;
import java.util.Locale;

/** How a payload is typed. */
public enum PayloadFormat {
    /** As it is. */
    TEXT,
    /** A text that has to be JSON (RFC 8259); it is sent as it is typed. */
    JSON,
    /** Bytes as pairs of hexadecimal digits, with blanks between them where one likes. */
    HEX,
    /** Bytes in Base64 with its padding (RFC 4648, section 4), with blanks where one likes. */
    BASE64;

    /** {@return the name in JSON} */
    public String jsonName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Finds a format by its name in JSON.
     *
     * @param name the name
     * @return the format
     * @throws IllegalArgumentException if there is none of that name
     */
    public static PayloadFormat ofJson(String name) {
        return Arrays.stream(values())
                .filter(format -> format.jsonName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "\"" + name + "\" is no format of a message, which is text, json, hex or base64"));
    }

    /**
     * Makes a message's payload of what was typed.
     *
     * @param typed what was typed
     * @return the payload: a text for {@link #TEXT} and {@link #JSON}, else bytes
     * @throws PayloadException if it does not have this format
     */
    public Payload parse(String typed) {
        return switch (this) {
            case TEXT -> new Payload.Text(typed);
            case JSON -> {
                JsonSyntax.check(typed);
                yield new Payload.Text(typed);
            }
            case HEX -> new Payload.Binary(HexText.parse(typed));
            case BASE64 -> new Payload.Binary(Base64Text.parse(typed));
        };
    }

    /**
     * Makes bytes of what was typed, as for the payload of a ping.
     *
     * @param typed what was typed
     * @return the bytes; those of a text are its UTF-8
     * @throws PayloadException if it does not have this format
     */
    public byte[] bytes(String typed) {
        return parse(typed).bytes();
    }
}
