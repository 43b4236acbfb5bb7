package io.isosocket.js.host;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import java.util.Base64;
import org.graalvm.polyglot.HostAccess;
import org.jspecify.annotations.Nullable;

/** What {@code base64.js} calls: base64 of strings whose characters are bytes, as the Infra Standard defines it. */
public final class Base64Text {

    /** Makes the codec; it has no state. */
    public Base64Text() {}

    /**
     * {@return the base64 of a string; null if one of its characters is above U+00FF}
     *
     * @param data a string whose characters are bytes
     */
    @HostAccess.Export
    public @Nullable String encode(String data) {
        byte[] bytes = data.getBytes(ISO_8859_1);
        // A character that is no byte has become a question mark.
        if (!new String(bytes, ISO_8859_1).equals(data)) {
            return null;
        }
        return new String(Base64.getEncoder().encode(bytes), ISO_8859_1);
    }

    /**
     * {@return the bytes of a base64 string, as characters; null if it is not one} Infra, section 7, "forgiving-base64
     * decode": ASCII whitespace is ignored, padding may be missing, and the bits that fill no byte may be anything.
     *
     * @param data the base64
     */
    @HostAccess.Export
    public @Nullable String decode(String data) {
        // A character that is no byte becomes a question mark, which is no digit of base64 either.
        byte[] digits = data.getBytes(ISO_8859_1);
        int length = removeWhitespace(digits);
        int end = length % 4 == 0 ? withoutPadding(digits, length) : length;
        return end % 4 == 1 ? null : decode(digits, end);
    }

    private static int removeWhitespace(byte[] digits) {
        int length = 0;
        for (byte digit : digits) {
            if (digit != ' ' && digit != '\t' && digit != '\n' && digit != '\f' && digit != '\r') {
                digits[length++] = digit;
            }
        }
        return length;
    }

    private static int withoutPadding(byte[] digits, int length) {
        int end = length;
        while (end > 0 && length - end < 2 && digits[end - 1] == '=') {
            end--;
        }
        return end;
    }

    private static @Nullable String decode(byte[] digits, int length) {
        // The JDK's decoder would take padding again where the rules above have left some.
        if (length > 0 && digits[length - 1] == '=') {
            return null;
        }
        try {
            byte[] exact = length == digits.length ? digits : Arrays.copyOf(digits, length);
            return new String(Base64.getDecoder().decode(exact), ISO_8859_1);
        } catch (IllegalArgumentException notBase64) {
            return null;
        }
    }
}
