package io.isosocket.vertx.peer;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The head of an HTTP message, byte for byte as it came.
 *
 * @param startLine the first line
 * @param lines the header's lines, in their order
 */
public record Head(String startLine, List<String> lines) {

    /** Reads up to the empty line; an end of the stream before it is an EOFException. */
    static Head read(InputStream in) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int last = 0;
        while (last != 0x0D0A0D0A) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException("the stream ended within a head of " + bytes.size() + " bytes");
            }
            bytes.write(next);
            last = last << 8 | next;
        }
        List<String> lines = List.of(bytes.toString(ISO_8859_1).split("\r\n"));
        return new Head(lines.get(0), lines.subList(1, lines.size()));
    }

    /** The request's target, such as {@code /chat?room=1}. */
    public String target() {
        return startLine.split(" ", -1)[1];
    }

    /** The target without its query. */
    public String path() {
        return target().replaceFirst("\\?.*", "");
    }

    /** Every value of a header, in the order in which they came. */
    public List<String> all(String name) {
        List<String> values = new ArrayList<>();
        String start = name.toLowerCase(Locale.ROOT) + ":";
        for (String line : lines) {
            if (line.toLowerCase(Locale.ROOT).startsWith(start)) {
                values.add(line.substring(start.length()).strip());
            }
        }
        return values;
    }

    /** The values of a header joined as HTTP allows, or the empty string where it is missing. */
    public String value(String name) {
        return String.join(", ", all(name));
    }
}
