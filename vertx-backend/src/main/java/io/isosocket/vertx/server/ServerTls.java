package io.isosocket.vertx.server;

import io.isosocket.TlsOptions;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.TrustOptions;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.TrustManagerFactory;

/** A server's TLS options as Vert.x's. */
final class ServerTls {

    private ServerTls() {}

    static void set(HttpServerOptions http, TlsOptions tls, Duration limit) throws GeneralSecurityException {
        KeyManagerFactory identity = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        identity.init(tls.keyStore().orElseThrow(), tls.keyPassword());
        http.setSsl(true)
                .setKeyCertOptions(KeyCertOptions.wrap(identity))
                .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS)
                .setSslHandshakeTimeout(Math.max(1, limit.toMillis()));
        if (tls.trustStore().isPresent()) {
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(tls.trustStore().get());
            http.setTrustOptions(TrustOptions.wrap(trust)).setClientAuth(ClientAuth.REQUIRED);
        }
    }
}
