package io.isosocket.js.host;

import io.isosocket.vertx.server.HandshakeRequest;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.proxy.ProxyArray;
import org.jspecify.annotations.Nullable;

/** What a script's server sees of a handshake. */
public class ScriptHandshake {

    private final HandshakeRequest request;

    ScriptHandshake(HandshakeRequest request) {
        this.request = request;
    }

    HandshakeRequest request() {
        return request;
    }

    /** {@return the path and the query, as they came} */
    @HostAccess.Export
    public String target() {
        return request.path() + request.query().map(query -> "?" + query).orElse("");
    }

    /** {@return the names of the header fields, in lower case} */
    @HostAccess.Export
    public ProxyArray headerNames() {
        return ProxyArray.fromArray(request.headerNames().toArray());
    }

    /**
     * A header field.
     *
     * @param name its name, in any case
     * @return its values, joined by commas; null where there is none
     */
    @HostAccess.Export
    public @Nullable String header(String name) {
        return request.header(name)
                .map(first -> String.join(", ", request.headers(name)))
                .orElse(null);
    }

    /** {@return the address of the other end of TCP} */
    @HostAccess.Export
    public String remoteAddress() {
        return request.remoteAddress().hostAddress();
    }

    /** {@return its port} */
    @HostAccess.Export
    public int remotePort() {
        return request.remoteAddress().port();
    }

    /** {@return whether it came over TLS} */
    @HostAccess.Export
    public boolean isSecure() {
        return request.isSecure();
    }
}
