package io.isosocket.vertx.client;

import io.isosocket.ConnectTo;
import io.isosocket.spi.ConnectRequest;

/**
 * What is dialled for a request: the place that its URL names, or the one that an option puts in its stead.
 *
 * @param host a name or an address, an IPv6 one without brackets
 * @param port the port
 * @param label both, for a person
 */
record Destination(String host, int port, String label) {

    static Destination of(ConnectRequest request) {
        for (ConnectTo rule : request.options().connectTo()) {
            if (rule.matches(request.host(), request.port())) {
                return by(rule, request);
            }
        }
        return new Destination(request.host(), request.port(), request.hostHeader());
    }

    private static Destination by(ConnectTo rule, ConnectRequest request) {
        String host = rule.address().isEmpty() ? request.host() : rule.address();
        int port = rule.addressPort() == 0 ? request.port() : rule.addressPort();
        String place = (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
        return new Destination(host, port, request.hostHeader() + " at " + place);
    }
}
