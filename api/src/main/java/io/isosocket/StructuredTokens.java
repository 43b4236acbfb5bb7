package io.isosocket;

import io.isosocket.spi.TokenCodec;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Values of Java as the tokens of a message, and back (HTML Standard, section 2.7, for the values that both Java and
 * scripts have). Scripts have the same for theirs in structured-tokens.js.
 *
 * <p>A message is its origin and one node. A node is a letter and what belongs to it:
 *
 * <pre>
 * p value            null, a boolean, a number, a string
 * u                  undefined
 * i text             a bigint
 * #  index           an object that stands before, counted from 0 in the order of their letters
 * o count (key node)*         an object
 * a length count (key node)*  an array; a key is an index or the name of another property
 * m count (node node)*        a Map
 * s count node*               a Set
 * d number           a Date, in milliseconds
 * b bytes            an ArrayBuffer
 * v type node offset length   a view on the buffer that the node is; a length of -1 for what tracks its buffer
 * </pre>
 *
 * <p>Scripts have more letters, for what Java has no form of.
 */
final class StructuredTokens {

    private static final int DEEPEST = 1000;

    /** What a message brings. */
    record Message(String origin, @Nullable Object data) {}

    private StructuredTokens() {}

    /**
     * Makes the tokens of a message.
     *
     * @throws DOMException {@code DataCloneError} if a value has no form in a message
     */
    static List<@Nullable Object> of(String origin, @Nullable Object message) {
        List<@Nullable Object> tokens = new ArrayList<>();
        tokens.add(origin);
        new Writer(tokens).write(message, 0);
        return tokens;
    }

    /** {@return the message; empty where it has no form in Java, or is none of this form at all} */
    static Optional<Message> read(byte[] bytes) {
        try {
            List<@Nullable Object> tokens = TokenCodec.decode(bytes);
            return Optional.of(new Message(String.valueOf(tokens.get(0)), new Reader(tokens).node(0)));
        } catch (IllegalArgumentException
                | UnsupportedOperationException
                | ClassCastException
                | IndexOutOfBoundsException
                | DateTimeException noForm) {
            return Optional.empty();
        }
    }

    private static final class Writer {

        private final List<@Nullable Object> tokens;
        private final IdentityHashMap<Object, Integer> known = new IdentityHashMap<>();

        Writer(List<@Nullable Object> tokens) {
            this.tokens = tokens;
        }

        private void add(@Nullable Object... more) {
            Collections.addAll(tokens, more);
        }

        void write(@Nullable Object value, int depth) {
            if (depth > DEEPEST) {
                throw new DOMException("postMessage: the message is nested deeper than " + DEEPEST, "DataCloneError");
            }
            if (value == null || value instanceof Boolean || value instanceof String || value instanceof Integer) {
                add("p", value);
            } else if (value instanceof Long number) {
                writeLong(number);
            } else if (value instanceof Number number && isSmall(number)) {
                add("p", number.doubleValue());
            } else if (value instanceof BigInteger integer) {
                add("i", integer.toString());
            } else if (!known.containsKey(value)) {
                known.put(value, known.size());
                writeObject(value, depth);
            } else {
                add("#", known.get(value));
            }
        }

        private static boolean isSmall(Number number) {
            return number instanceof Double
                    || number instanceof Float
                    || number instanceof Short
                    || number instanceof Byte;
        }

        /** A number where it is one exactly, as for a script; else a bigint. */
        private void writeLong(long number) {
            boolean exact = Math.abs(number) <= 1L << 53;
            if (exact) {
                add("p", (double) number);
            } else {
                add("i", Long.toString(number));
            }
        }

        private void writeObject(Object value, int depth) {
            if (value instanceof Map<?, ?> map) {
                writeMap(map, depth);
            } else if (value instanceof List<?> list) {
                add("a", list.size(), list.size());
                int index = 0;
                for (Object item : list) {
                    add(index++);
                    write(item, depth + 1);
                }
            } else if (value instanceof Set<?> set) {
                add("s", set.size());
                set.forEach(item -> write(item, depth + 1));
            } else if (value instanceof Instant instant) {
                add("d", (double) instant.toEpochMilli());
            } else if (value instanceof byte[] bytes) {
                add("b", bytes.clone());
            } else if (value instanceof ByteBuffer buffer) {
                byte[] bytes = new byte[buffer.remaining()];
                buffer.get(buffer.position(), bytes);
                add("b", bytes);
            } else {
                throw new DOMException(
                        "postMessage: a " + value.getClass().getName() + " could not be cloned", "DataCloneError");
            }
        }

        private void writeMap(Map<?, ?> map, int depth) {
            boolean isObject = map.keySet().stream().allMatch(String.class::isInstance);
            add(isObject ? "o" : "m", map.size());
            map.forEach((key, item) -> {
                if (isObject) {
                    add(key);
                } else {
                    write(key, depth + 1);
                }
                write(item, depth + 1);
            });
        }
    }

    private static final class Reader {

        private final List<@Nullable Object> tokens;
        private final List<Object> known = new ArrayList<>();
        private int next = 1;

        Reader(List<@Nullable Object> tokens) {
            this.tokens = tokens;
        }

        private @Nullable Object take() {
            if (next >= tokens.size()) {
                throw new IllegalArgumentException("the message ends within a value");
            }
            return tokens.get(next++);
        }

        private int count() {
            return ((Number) takePresent()).intValue();
        }

        private Object takePresent() {
            Object token = take();
            if (token == null) {
                throw new IllegalArgumentException("the message has no token where one belongs");
            }
            return token;
        }

        @Nullable Object node(int depth) {
            if (depth > DEEPEST) {
                throw new UnsupportedOperationException("nested deeper than " + DEEPEST);
            }
            String letter = (String) takePresent();
            return switch (letter) {
                case "p" -> take();
                case "u" -> null;
                case "i" -> new BigInteger((String) takePresent());
                case "#" -> known.get(count());
                case "o" -> object(depth);
                case "a" -> array(depth);
                case "m" -> map(depth);
                case "s" -> set(depth);
                case "d" -> remember(Instant.ofEpochMilli((long) finite()));
                case "b" -> remember(ByteBuffer.wrap((byte[]) takePresent()));
                case "v" -> view(depth);
                default -> throw new UnsupportedOperationException("Java has no form of " + letter);
            };
        }

        private <T> T remember(T object) {
            known.add(object);
            return object;
        }

        private double finite() {
            double number = ((Number) takePresent()).doubleValue();
            if (!Double.isFinite(number)) {
                throw new UnsupportedOperationException("Java has no invalid Instant");
            }
            return number;
        }

        private Object object(int depth) {
            Map<String, @Nullable Object> object = remember(new LinkedHashMap<>());
            for (int left = count(); left > 0; left--) {
                String key = (String) takePresent();
                object.put(key, node(depth + 1));
            }
            return object;
        }

        /** Of an array, its items: what it has besides has no place in a List. */
        private Object array(int depth) {
            List<@Nullable Object> list = remember(new ArrayList<>());
            int length = count();
            for (int left = count(); left > 0; left--) {
                Object key = takePresent();
                Object item = node(depth + 1);
                if (key instanceof Integer index) {
                    fill(list, index);
                    list.add(item);
                }
            }
            fill(list, length);
            return list;
        }

        /** Holes are null, as far as the message's own size bears them: a few bytes must not become a list of millions. */
        private void fill(List<@Nullable Object> list, int size) {
            if (size - list.size() > tokens.size()) {
                throw new UnsupportedOperationException("an array that is mostly holes");
            }
            while (list.size() < size) {
                list.add(null);
            }
        }

        private Object map(int depth) {
            Map<@Nullable Object, @Nullable Object> map = remember(new LinkedHashMap<>());
            for (int left = count(); left > 0; left--) {
                Object key = node(depth + 1);
                map.put(key, node(depth + 1));
            }
            return map;
        }

        private Object set(int depth) {
            Set<@Nullable Object> set = remember(new LinkedHashSet<>());
            for (int left = count(); left > 0; left--) {
                set.add(node(depth + 1));
            }
            return set;
        }

        private Object view(int depth) {
            int index = known.size();
            known.add(this); // keeps the place: a view stands before its buffer
            takePresent();
            ByteBuffer buffer = (ByteBuffer) node(depth + 1);
            int offset = count();
            int length = count();
            if (buffer == null) {
                throw new IllegalArgumentException("a view on nothing");
            }
            ByteBuffer view = buffer.slice(offset, length < 0 ? buffer.remaining() - offset : length);
            known.set(index, view);
            return view;
        }
    }
}
