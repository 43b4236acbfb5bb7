package io.isosocket;

import io.isosocket.url.UrlSyntaxException;
import io.isosocket.url.WebSocketUrl;
import java.util.Optional;

/** Hosts as options name them, in the form in which URLs are serialized. */
final class HostName {

    private HostName() {}

    /**
     * Reads a host as a URL's would be read, so that both can be compared.
     *
     * @param written a name or an address, an IPv6 address in brackets
     * @return its serialized form, an address without brackets, a name without a trailing dot
     * @throws UrlSyntaxException if a URL could not have it
     */
    static String parse(String written) throws UrlSyntaxException {
        return withoutTrailingDot(
                WebSocketUrl.parse("ws://" + written + "/", Optional.empty()).host());
    }

    static String withoutTrailingDot(String name) {
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }

    /** {@return whether a name is another one, or below it} */
    static boolean isWithin(String name, String parent) {
        return name.equals(parent) || name.endsWith("." + parent);
    }
}
