package io.isosocket;

import java.net.InetAddress;
import java.util.Optional;

/**
 * Decides whether a connection may be dialled. It is asked by two actions: {@link #CONNECT}, whether there may be
 * connections at all, and {@link #CONNECT_URL}, whether there may be one to a URL: with the URL alone before the name is
 * resolved, and with all addresses that were resolved before any of them is dialled. No other address is dialled, so a
 * name whose answer changes does not get past it; where one of several addresses is refused, none is dialled.
 *
 * <p>A refusal fails the connection with {@link WebSocketFailure.Kind#PERMISSION_DENIED} and is logged with its rule, to
 * the {@link System.Logger} of this interface's name.
 *
 * <p>It is called on an event loop, must not block, and may be called by several threads at once. {@link ConnectionRules}
 * makes one of lists and ranges.
 */
public interface ConnectionPolicy {

    /** The action of making a connection. */
    String CONNECT = "websocket.connect";

    /** The action of making a connection to a URL. */
    String CONNECT_URL = "websocket.connect.url";

    /** Allows every connection. */
    ConnectionPolicy ALLOW_ALL = new ConnectionPolicy() {
        @Override
        public Optional<String> refusalAtProxy(String url, String host, int port) {
            return Optional.empty();
        }
    };

    /**
     * Says whether there may be connections: the action {@link #CONNECT}.
     *
     * @return the rule that refuses them, in words for a person, or empty
     */
    default Optional<String> refusal() {
        return Optional.empty();
    }

    /**
     * Looks at a URL before its host is resolved: the action {@link #CONNECT_URL}.
     *
     * @param url the URL, serialized
     * @return the rule that refuses it, in words for a person, or empty
     */
    default Optional<String> refusal(String url) {
        return Optional.empty();
    }

    /**
     * Looks at an address before it is dialled: the action {@link #CONNECT_URL}.
     *
     * @param url the URL, serialized
     * @param address the resolved address
     * @param port the port
     * @return the rule that refuses it, in words for a person, or empty
     */
    default Optional<String> refusal(String url, InetAddress address, int port) {
        return Optional.empty();
    }

    /**
     * Looks at a name that a proxy will resolve, in place of the addresses that nobody sees here: the action {@link
     * #CONNECT_URL}. A policy that refuses no addresses may allow it; by default it is refused.
     *
     * @param url the URL, serialized
     * @param host the name that the proxy is given
     * @param port the port
     * @return the rule that refuses it, in words for a person, or empty
     */
    default Optional<String> refusalAtProxy(String url, String host, int port) {
        return Optional.of("the proxy would resolve " + host + ", so that its addresses cannot be looked at");
    }
}
