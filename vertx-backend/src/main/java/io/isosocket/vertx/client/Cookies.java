package io.isosocket.vertx.client;

import io.isosocket.spi.ConnectRequest;
import io.netty.handler.codec.http.HttpHeaders;
import io.vertx.core.Future;
import io.vertx.core.internal.ContextInternal;
import java.io.IOException;
import java.net.CookieHandler;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The cookie store of a connection. It is asked by the http or https form of the URL: that is how stores know which cookies
 * are for secure connections alone. Its methods may be called on an event loop; the store itself is called by a worker, and
 * what it answers is heard on the event loop again.
 */
final class Cookies {

    /** What may stand in a path or a query of a URL and not of a URI, all of it ASCII; a percent sign only before digits. */
    private static final Pattern UNKNOWN = Pattern.compile("%(?![0-9a-fA-F]{2})|[^a-zA-Z0-9\\-._~!$&'()*+,;=:@/?%]");

    private final CookieHandler store;
    private final URI uri;
    private final ConnectRequest request;
    private final ContextInternal context;

    private Cookies(CookieHandler store, URI uri, ConnectRequest request, ContextInternal context) {
        this.store = store;
        this.uri = uri;
        this.request = request;
        this.context = context;
    }

    /** The store of a request, if it has one, and its URL can be told to it. */
    static Optional<Cookies> of(ConnectRequest request, ContextInternal context) {
        return request.options().cookies().flatMap(store -> uri(request)
                .map(uri -> new Cookies(store, uri, request, context)));
    }

    /** The URL as a {@link URI}, which knows fewer characters; a host that it does not know has no cookies. */
    static Optional<URI> uri(ConnectRequest request) {
        String form = (request.secure() ? "https://" : "http://")
                + request.hostHeader()
                + UNKNOWN.matcher(request.resource()).replaceAll(Cookies::encoded);
        try {
            return Optional.of(new URI(form));
        } catch (URISyntaxException unknown) {
            return Optional.empty();
        }
    }

    private static String encoded(MatchResult character) {
        return String.format("%%%02X", (int) character.group().charAt(0));
    }

    /** Asks for the cookies to send: the value of the header, empty for none. */
    Future<String> load() {
        return context.executeBlocking(
                () -> {
                    List<String> cookies = new ArrayList<>();
                    Map<String, List<String>> fields =
                            store.get(uri, request.options().headers());
                    fields.forEach((name, values) -> {
                        if (name.equalsIgnoreCase("Cookie")) {
                            cookies.addAll(values);
                        }
                    });
                    return checked(String.join("; ", cookies));
                },
                false);
    }

    private static String checked(String cookies) throws IOException {
        if (cookies.chars().anyMatch(Character::isISOControl)) {
            throw new IOException("it gives a cookie with a control character");
        }
        return cookies;
    }

    /** Gives the store what a response sets. */
    Future<Void> save(HttpHeaders response) {
        Map<String, List<String>> fields = HandshakeResponse.byName(response);
        return context.executeBlocking(
                () -> {
                    store.put(uri, fields);
                    return null;
                },
                false);
    }
}
