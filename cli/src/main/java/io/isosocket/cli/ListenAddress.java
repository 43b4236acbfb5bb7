package io.isosocket.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a server listens, as {@code --listen} names it.
 *
 * @param host an address or a name
 * @param port 0 to 65535
 */
record ListenAddress(String host, int port) {

    private static final Pattern FORM = Pattern.compile("(?:(\\[[^\\[\\]]+]|[^:\\[\\]]+):)?(\\d{1,5})");
    private static final int MAX_PORT = 65_535;

    /**
     * Reads one.
     *
     * @param text {@code [HOST:]PORT}; an IPv6 address stands in brackets; 127.0.0.1 without a host
     * @return the address
     * @throws IllegalArgumentException if it has another form, or the port is out of its range
     */
    static ListenAddress parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException("\"" + text + "\" is not of the form [HOST:]PORT");
        }
        int port = Integer.parseInt(form.group(2));
        if (port > MAX_PORT) {
            throw new IllegalArgumentException("\"" + text + "\": the port is not in 0 to " + MAX_PORT);
        }
        String host = form.group(1) == null ? "127.0.0.1" : form.group(1).replaceAll("[\\[\\]]", "");
        return new ListenAddress(host, port);
    }
}
