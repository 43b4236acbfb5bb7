package io.isosocket.spi;

import io.isosocket.WebSocketOptions;
import java.util.List;
import java.util.Optional;

/**
 * Where to connect, and how.
 *
 * @param url the whole URL, serialized
 * @param secure whether TLS is used (wss)
 * @param host the host in its ASCII form; an IPv6 address stands without brackets
 * @param port the port, with the scheme's default filled in
 * @param hostHeader the value of the Host header: the host, IPv6 in brackets, and a port that is not the default
 * @param resource the path and the query, never empty, percent-encoded
 * @param basicCredentials the value for {@code Authorization: Basic} from the URL's userinfo, already in Base64
 * @param protocols the subprotocols to offer, in the order of preference
 * @param options the WebSocket's options
 */
public record ConnectRequest(
        String url,
        boolean secure,
        String host,
        int port,
        String hostHeader,
        String resource,
        Optional<String> basicCredentials,
        List<String> protocols,
        WebSocketOptions options) {}
