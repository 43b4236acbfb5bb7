package io.isosocket.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/**
 * A port of loopback at which nothing listens. It is bound as long as this is open: one that was only found free could be
 * somebody else's a moment later.
 */
public final class DeafPort implements AutoCloseable {

    private final Socket bound = new Socket();

    /** Takes one. */
    public DeafPort() {
        try {
            bound.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return its number} */
    public int number() {
        return bound.getLocalPort();
    }

    /** {@return the URL of a server that is not there} */
    public String url() {
        return "ws://127.0.0.1:" + number() + "/";
    }

    @Override
    public void close() {
        try {
            bound.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
