package io.isosocket.spi;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a message of a broadcast channel. A message is a list of tokens: null, a Boolean, an Integer, a Double, a
 * String (with lone surrogates, where it has them) or a byte[]. What the tokens mean is for those who make and read them:
 * the same for Java and for scripts.
 */
public final class TokenCodec {

    private static final int NULL = 0;
    private static final int FALSE = 1;
    private static final int TRUE = 2;
    private static final int INTEGER = 3;
    private static final int DOUBLE = 4;
    private static final int LATIN_1 = 5;
    private static final int UTF_16 = 6;
    private static final int BYTES = 7;

    private TokenCodec() {}

    /**
     * Encodes tokens.
     *
     * @param tokens of the types above
     * @return the bytes
     * @throws IllegalArgumentException if a token is of another type
     */
    public static byte[] encode(List<? extends @Nullable Object> tokens) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            for (Object token : tokens) {
                write(token, out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("memory is no file", e);
        }
        return bytes.toByteArray();
    }

    private static void write(@Nullable Object token, DataOutputStream out) throws IOException {
        if (token == null) {
            out.writeByte(NULL);
        } else if (token instanceof Boolean bool) {
            out.writeByte(bool ? TRUE : FALSE);
        } else if (token instanceof Integer integer) {
            out.writeByte(INTEGER);
            out.writeInt(integer);
        } else if (token instanceof Double number) {
            out.writeByte(DOUBLE);
            out.writeDouble(number);
        } else if (token instanceof String text) {
            boolean latin1 = text.chars().allMatch(c -> c <= 0xFF);
            if (latin1) {
                write(LATIN_1, text.getBytes(StandardCharsets.ISO_8859_1), out);
            } else {
                write(UTF_16, utf16(text), out);
            }
        } else if (token instanceof byte[] data) {
            write(BYTES, data, out);
        } else {
            throw new IllegalArgumentException("tokens: " + token.getClass() + " is no token");
        }
    }

    /** Not by a Charset, which replaces lone surrogates. */
    private static byte[] utf16(String text) {
        byte[] bytes = new byte[2 * text.length()];
        for (int i = 0; i < text.length(); i++) {
            bytes[2 * i] = (byte) (text.charAt(i) >> 8);
            bytes[2 * i + 1] = (byte) text.charAt(i);
        }
        return bytes;
    }

    private static void write(int type, byte[] data, DataOutputStream out) throws IOException {
        out.writeByte(type);
        out.writeInt(data.length);
        out.write(data);
    }

    /**
     * Decodes tokens.
     *
     * @param bytes as {@link #encode} makes them
     * @return the tokens
     * @throws IllegalArgumentException if the bytes are others
     */
    public static List<@Nullable Object> decode(byte[] bytes) {
        List<@Nullable Object> tokens = new ArrayList<>();
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            while (in.available() > 0) {
                tokens.add(read(in));
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("bytes: they end within a token", e);
        }
        return tokens;
    }

    private static @Nullable Object read(DataInputStream in) throws IOException {
        int type = in.readByte();
        return switch (type) {
            case NULL -> null;
            case FALSE -> false;
            case TRUE -> true;
            case INTEGER -> in.readInt();
            case DOUBLE -> in.readDouble();
            case LATIN_1 -> text(in, StandardCharsets.ISO_8859_1);
            case UTF_16 -> fromUtf16(data(in));
            case BYTES -> data(in);
            default -> throw new IllegalArgumentException("bytes: " + type + " is no type of token");
        };
    }

    private static String text(DataInputStream in, Charset charset) throws IOException {
        return new String(data(in), charset);
    }

    private static String fromUtf16(byte[] bytes) {
        StringBuilder text = new StringBuilder(bytes.length / 2);
        for (int i = 0; i + 1 < bytes.length; i += 2) {
            text.append((char) (((bytes[i] & 0xFF) << 8) | (bytes[i + 1] & 0xFF)));
        }
        return text.toString();
    }

    private static byte[] data(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > in.available()) {
            throw new IllegalArgumentException(
                    "bytes: a token of " + length + " bytes, and " + in.available() + " left");
        }
        return in.readNBytes(length);
    }
}
