package io.isosocket;

import io.isosocket.url.PercentEncoding;
import java.util.ArrayList;
import java.util.List;

/**
 * What a server may take a URL's path for that decodes before it looks: percent-encodings gone, also those of
 * percent-encodings, backslashes as slashes, no empty and no dot segments. A rule about paths must hold for it too.
 */
final class PathReading {

    /** Nobody decodes more often; what is left then is compared as it is. */
    private static final int DECODINGS = 4;

    private PathReading() {}

    static String of(String path) {
        String decoded = path;
        for (int i = 0; i < DECODINGS && decoded.indexOf('%') >= 0; i++) {
            decoded = PercentEncoding.decodeUtf8(decoded);
        }
        List<String> segments = new ArrayList<>();
        String[] parts = decoded.replace('\\', '/').split("/", -1);
        boolean endsInSegment = true;
        for (String part : parts) {
            endsInSegment = !part.isEmpty() && !part.equals(".") && !part.equals("..");
            if (endsInSegment) {
                segments.add(part);
            } else if (part.equals("..") && !segments.isEmpty()) {
                segments.remove(segments.size() - 1);
            }
        }
        return "/" + String.join("/", segments) + (endsInSegment || segments.isEmpty() ? "" : "/");
    }
}
