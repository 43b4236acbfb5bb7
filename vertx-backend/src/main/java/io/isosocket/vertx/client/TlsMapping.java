package io.isosocket.vertx.client;

import io.isosocket.TlsOptions;
import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.TrustOptions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.TrustManagerFactory;

/** Our TLS options as Vert.x's. Each is mapped once, so that Vert.x finds the SSL context it made for it. */
final class TlsMapping {

    private static final Map<TlsOptions, ClientSSLOptions> MAPPED = Collections.synchronizedMap(new WeakHashMap<>());

    private TlsMapping() {}

    static ClientSSLOptions map(TlsOptions options) throws GeneralSecurityException {
        ClientSSLOptions known = MAPPED.get(options);
        if (known != null) {
            return known;
        }
        ClientSSLOptions mapped = new ClientSSLOptions().setHostnameVerificationAlgorithm("HTTPS");
        if (options.trustStore().isPresent()) {
            mapped.setTrustOptions(trust(options.trustStore().get()));
        }
        if (options.keyStore().isPresent()) {
            mapped.setKeyCertOptions(identity(options.keyStore().get(), options.keyPassword()));
        }
        MAPPED.put(options, mapped);
        return mapped;
    }

    private static TrustOptions trust(KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        // The factory, not its manager: what Vert.x wraps a manager in needs slf4j, which is not there for everyone.
        return TrustOptions.wrap(factory);
    }

    private static KeyCertOptions identity(KeyStore store, char[] password) throws GeneralSecurityException {
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, password);
        return KeyCertOptions.wrap(factory);
    }
}
