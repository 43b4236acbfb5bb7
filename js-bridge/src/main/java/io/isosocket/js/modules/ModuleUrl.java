package io.isosocket.js.modules;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The URLs of modules, as far as import maps need them. */
final class ModuleUrl {

    /** Two letters at least, so that the drive of a Windows path is no scheme. */
    private static final Pattern SCHEME = Pattern.compile("^[A-Za-z][A-Za-z0-9+.-]+:");

    private static final Pattern TO_ESCAPE = Pattern.compile("[^!#$%&'()*+,\\-./0-9:;=?@A-Z_a-z~]|%(?![0-9A-Fa-f]{2})");
    private static final Set<String> SPECIAL = Set.of("file", "ftp", "http", "https", "ws", "wss");

    private ModuleUrl() {}

    static boolean hasScheme(String specifier) {
        return SCHEME.matcher(specifier).find();
    }

    static boolean isRelative(String specifier) {
        return specifier.startsWith("/") || specifier.startsWith("./") || specifier.startsWith("../");
    }

    /** HTML, "resolve a URL-like module specifier": null where the specifier is a bare one. */
    static @Nullable URI like(String specifier, URI base) {
        return isRelative(specifier) || hasScheme(specifier) ? resolve(specifier, base) : null;
    }

    /** A URL against a base, or null where it is none. */
    static @Nullable URI resolve(String reference, URI base) {
        try {
            URI uri = new URI(escaped(reference));
            // The rest of the URI is opaque to java.net.URI without a slash, and then there is nothing to resolve.
            URI resolved = uri.isOpaque() ? uri : base.resolve(uri).normalize();
            return resolved.isAbsolute() ? canonical(resolved) : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }

    /** The URL of a file, in the one form that is compared: "file:///" and not "file:/". */
    static URI of(Path file) {
        return canonical(file.toUri());
    }

    /** Whether the URL Standard knows the scheme as special. */
    static boolean isSpecial(URI uri) {
        return uri.getScheme() != null && SPECIAL.contains(uri.getScheme().toLowerCase(Locale.ROOT));
    }

    private static URI canonical(URI uri) {
        String text = uri.toString();
        boolean shortForm = text.startsWith("file:/") && !text.startsWith("file://");
        return shortForm ? URI.create("file://" + text.substring("file:".length())) : uri;
    }

    private static String escaped(String reference) {
        return TO_ESCAPE.matcher(reference).replaceAll(match -> HexFormat.ofDelimiter("")
                .withPrefix("%")
                .withUpperCase()
                .formatHex(match.group().getBytes(StandardCharsets.UTF_8)));
    }
}
