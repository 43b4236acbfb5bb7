package io.isosocket.workbench.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who may use the workbench: who has the token that its URL carries, from a page of its own. Other programs of this machine
 * do not have the token; pages of other origins are told apart by Origin and, where a name was rebound to this machine, by
 * Host.
 */
final class Access {

    private static final int TOKEN_BYTES = 24;
    private static final String TOKEN = "token";

    private static final String CONTENT_SECURITY_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self';"
                    + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final String token;

    Access() {
        byte[] random = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(random);
        token = HexFormat.of().formatHex(random);
    }

    /** {@return the path and the query that let a browser in} */
    String entrance() {
        return "/?" + TOKEN + "=" + token;
    }

    /** Lets a request through, or refuses it. */
    void check(RoutingContext context) {
        HttpServerRequest request = context.request();
        context.response()
                .putHeader("Content-Security-Policy", CONTENT_SECURITY_POLICY)
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader("Cross-Origin-Opener-Policy", "same-origin")
                .putHeader("Cross-Origin-Resource-Policy", "same-origin")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        Optional<String> why = refusal(request);
        if (why.isPresent()) {
            Errors.answer(context, 403, why.get());
        } else if (isEntering(request)) {
            context.response()
                    .addCookie(Cookie.cookie(cookie(request), token)
                            .setHttpOnly(true)
                            .setSameSite(CookieSameSite.STRICT)
                            .setPath("/"))
                    .setStatusCode(303)
                    .putHeader(HttpHeaders.LOCATION, "/")
                    .end();
        } else if (!hasCookie(request)) {
            Errors.answer(context, 403, "open the URL that isosocket workbench printed: this one lacks its token");
        } else {
            context.next();
        }
    }

    /** With the port, since browsers share cookies between the ports of a host. */
    private static String cookie(HttpServerRequest request) {
        return "isosocket-workbench-" + request.localAddress().port();
    }

    private static Optional<String> refusal(HttpServerRequest request) {
        int port = request.localAddress().port();
        Set<String> hosts = Set.of("127.0.0.1:" + port, "localhost:" + port, "[::1]:" + port);
        String host = request.getHeader(HttpHeaders.HOST);
        if (host == null || !hosts.contains(host)) {
            return Optional.of("the host " + host + " is not this machine's");
        }
        @Nullable String origin = request.getHeader(HttpHeaders.ORIGIN);
        boolean isSafe =
                request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.HEAD);
        boolean needsOrigin = !isSafe || request.headers().contains(HttpHeaders.UPGRADE, HttpHeaders.WEBSOCKET, true);
        if (origin == null ? needsOrigin : !origin.equals("http://" + host)) {
            return Optional.of("the origin " + origin + " is not http://" + host);
        }
        return Optional.empty();
    }

    private boolean isEntering(HttpServerRequest request) {
        @Nullable String given = request.getParam(TOKEN);
        return request.path().equals("/") && given != null && isToken(given);
    }

    private boolean hasCookie(HttpServerRequest request) {
        return request.cookies(cookie(request)).stream().anyMatch(given -> isToken(given.getValue()));
    }

    /** In a time that does not depend on how much of it is right. */
    private boolean isToken(String given) {
        return MessageDigest.isEqual(given.getBytes(UTF_8), token.getBytes(UTF_8));
    }
}
