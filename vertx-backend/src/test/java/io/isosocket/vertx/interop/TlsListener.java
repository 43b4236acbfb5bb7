package io.isosocket.vertx.interop;

import java.io.IOException;
import java.net.InetAddress;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/** A server on loopback that does the TLS handshake, notes the name that it is given there, and ends the connection. */
public final class TlsListener implements AutoCloseable {

    private static final char[] PASSWORD = "changeit".toCharArray();

    private final SSLServerSocket listener;
    private final BlockingQueue<String> names = new LinkedBlockingQueue<>();

    private TlsListener(SSLServerSocket listener) {
        this.listener = listener;
    }

    public static TlsListener start(Certificates certificates, Certificates.Identity identity) throws Exception {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(certificates.keyStore(identity, PASSWORD), PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        TlsListener server = new TlsListener((SSLServerSocket)
                context.getServerSocketFactory().createServerSocket(0, 8, InetAddress.getLoopbackAddress()));
        Thread accepting = new Thread(server::acceptAll, "tls-listener");
        accepting.setDaemon(true);
        accepting.start();
        return server;
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** Waits for the next handshake: the name it had, the empty string for none. */
    public String nextName() throws InterruptedException {
        String name = names.poll(30, TimeUnit.SECONDS);
        if (name == null) {
            throw new AssertionError("no TLS handshake in 30 s");
        }
        return name;
    }

    private void acceptAll() {
        try {
            while (true) {
                try (SSLSocket client = (SSLSocket) listener.accept()) {
                    client.startHandshake();
                    ExtendedSSLSession session = (ExtendedSSLSession) client.getSession();
                    names.add(session.getRequestedServerNames().stream()
                            .map(name -> ((SNIHostName) name).getAsciiName())
                            .findFirst()
                            .orElse(""));
                }
            }
        } catch (IOException closed) {
            // The server's end, or a client that does not trust it: then there is no name.
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
