package io.isosocket;

import java.net.InetAddress;
import java.util.Optional;

/**
 * Decides whether a connection may be dialled. It is asked twice: with the URL alone before the name is resolved, and
 * with each address that was resolved before that address is dialled, so that no other address can slip in.
 *
 * <p>It is called on an event loop, must not block, and may be called by several threads at once.
 */
public interface ConnectionPolicy {

    /** Allows every connection. */
    ConnectionPolicy ALLOW_ALL = new ConnectionPolicy() {};

    /**
     * Looks at a URL before its host is resolved.
     *
     * @param url the URL, serialized
     * @return the rule that refuses it, in words for a person, or empty
     */
    default Optional<String> refusal(String url) {
        return Optional.empty();
    }

    /**
     * Looks at an address before it is dialled.
     *
     * @param url the URL, serialized
     * @param address the resolved address
     * @param port the port
     * @return the rule that refuses it, in words for a person, or empty
     */
    default Optional<String> refusal(String url, InetAddress address, int port) {
        return Optional.empty();
    }
}
