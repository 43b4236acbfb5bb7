package io.isosocket.vertx.server;

import io.netty.handler.codec.http.QueryStringDecoder;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which paths a route is for: segments that are the same, {@code :name} for any one segment that is not empty, and {@code
 * *} at the end for all that follows, or nothing.
 */
final class PathPattern {

    /** Every path. */
    static final PathPattern ANY = parse("/*");

    private static final String REST = "*";

    private final List<String> segments;
    private final boolean open;

    private PathPattern(List<String> segments, boolean open) {
        this.segments = segments;
        this.open = open;
    }

    /**
     * Reads a pattern.
     *
     * @param text as in {@code /rooms/:room}
     * @return the pattern
     * @throws IllegalArgumentException if it has another form
     */
    static PathPattern parse(String text) {
        if (!text.startsWith("/")) {
            throw refused(text, "it does not begin with /");
        }
        List<String> all = segments(text);
        boolean open = all.get(all.size() - 1).equals("*");
        List<String> segments = open ? all.subList(0, all.size() - 1) : all;
        Set<String> names = new HashSet<>();
        for (String segment : segments) {
            if (segment.contains("*")) {
                throw refused(text, "* is the last segment or none");
            }
            if (segment.startsWith(":") && (segment.length() == 1 || !names.add(segment))) {
                throw refused(text, "a parameter has a name of its own, as in :room");
            }
        }
        return new PathPattern(List.copyOf(segments), open);
    }

    private static IllegalArgumentException refused(String text, String why) {
        return new IllegalArgumentException("path pattern \"" + text + "\": " + why);
    }

    private static List<String> segments(String path) {
        return Arrays.asList(path.substring(1).split("/", -1));
    }

    /**
     * Matches a path.
     *
     * @param path as in the request, percent-encoded
     * @return the parameters by name, decoded, what {@code *} stands for under that; empty where it does not match
     * @throws IllegalArgumentException if the path is wrongly encoded
     */
    Optional<Map<String, String>> match(String path) {
        if (!path.startsWith("/")) {
            return Optional.empty();
        }
        List<String> given = segments(path);
        if (open ? given.size() < segments.size() : given.size() != segments.size()) {
            return Optional.empty();
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        for (int i = 0; i < segments.size(); i++) {
            String segment = segments.get(i);
            String value = decode(given.get(i));
            if (segment.startsWith(":") && !value.isEmpty()) {
                parameters.put(segment.substring(1), value);
            } else if (!segment.equals(value)) {
                return Optional.empty();
            }
        }
        if (open) {
            List<String> rest = given.subList(segments.size(), given.size());
            parameters.put(REST, decode(String.join("/", rest)));
        }
        return Optional.of(Collections.unmodifiableMap(parameters));
    }

    private static String decode(String segment) {
        // The path's rules: a plus stays one.
        return QueryStringDecoder.decodeComponent(segment.replace("+", "%2B"));
    }
}
