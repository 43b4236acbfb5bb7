package io.isosocket.workbench.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.isosocket.HandshakeObserver.Field;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.List;

/** The query of a URL as names and values. */
final class QueryParameters {

    private QueryParameters() {}

    static List<Field> of(String url) {
        String whole = url.replaceFirst("#.*", "");
        int query = whole.indexOf('?');
        List<Field> parameters = new ArrayList<>();
        for (String pair :
                query < 0 ? new String[0] : whole.substring(query + 1).split("&")) {
            int equals = pair.indexOf('=');
            if (!pair.isEmpty()) {
                parameters.add(new Field(
                        decoded(equals < 0 ? pair : pair.substring(0, equals)),
                        decoded(equals < 0 ? "" : pair.substring(equals + 1))));
            }
        }
        return parameters;
    }

    private static String decoded(String part) {
        try {
            return URLDecoder.decode(part, UTF_8);
        } catch (IllegalArgumentException wrong) {
            return part;
        }
    }
}
