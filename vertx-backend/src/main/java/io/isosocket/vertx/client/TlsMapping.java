package io.isosocket.vertx.client;

import io.isosocket.TlsOptions;
import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.TrustOptions;
import java.nio.file.Path;
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
        } else if (!options.trustCertificates().isEmpty()) {
            PemTrustOptions pem = new PemTrustOptions();
            for (Path file : options.trustCertificates()) {
                pem.addCertPath(file.toString());
            }
            mapped.setTrustOptions(pem);
        }
        if (options.keyStore().isPresent()) {
            mapped.setKeyCertOptions(identity(options.keyStore().get(), options.keyPassword()));
        } else if (options.pemIdentity().isPresent()) {
            TlsOptions.PemIdentity pem = options.pemIdentity().get();
            mapped.setKeyCertOptions(new PemKeyCertOptions()
                    .addCertPath(pem.certificate().toString())
                    .addKeyPath(pem.key().toString()));
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
