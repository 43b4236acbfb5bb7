package io.isosocket.url;

import org.jspecify.annotations.Nullable;

/** URL Standard 4.2: the special schemes. */
enum SpecialScheme {
    WSS("wss", 443),
    WS("ws", 80),
    HTTPS("https", 443),
    HTTP("http", 80),
    FTP("ftp", 21),
    FILE("file", SpecialScheme.NO_PORT);

    /** The default port of a scheme that has none. */
    static final int NO_PORT = -2;

    private static final SpecialScheme[] ALL = values();

    private final String text;
    private final int defaultPort;

    SpecialScheme(String text, int defaultPort) {
        this.text = text;
        this.defaultPort = defaultPort;
    }

    /** The scheme of that name in any letter case, or null where it is not one of these. */
    static @Nullable SpecialScheme named(String name) {
        String lowerCase = Ascii.toLowerCase(name);
        for (SpecialScheme scheme : ALL) {
            if (scheme.text.equals(lowerCase)) {
                return scheme;
            }
        }
        return null;
    }

    String text() {
        return text;
    }

    int defaultPort() {
        return defaultPort;
    }
}
