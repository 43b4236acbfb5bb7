package io.isosocket;

import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Whom a wss connection trusts and how it shows itself. Without any, the JDK's own trust store is used and no client
 * certificate is sent. Host names are always verified (RFC 9110, section 4.3.4); there is no way to trust everything.
 *
 * <p>Immutable, but for the key stores, which are not copied. {@link #builder()} starts with nothing set, {@link
 * #toBuilder()} with these options.
 */
public final class TlsOptions {

    /** The JDK's trust store, no client certificate. */
    public static final TlsOptions DEFAULT = new Builder().build();

    /**
     * A client certificate with its private key, both in PEM files.
     *
     * @param certificate the certificate, followed by its chain
     * @param key the private key, PKCS #8, not encrypted
     */
    public record PemIdentity(Path certificate, Path key) {

        /**
         * Checks that both are there.
         *
         * @param certificate the certificate, followed by its chain
         * @param key the private key, PKCS #8, not encrypted
         */
        public PemIdentity {
            Objects.requireNonNull(certificate, "certificate");
            Objects.requireNonNull(key, "key");
        }
    }

    private final Optional<KeyStore> trustStore;
    private final List<Path> trustCertificates;
    private final Optional<KeyStore> keyStore;
    private final char[] keyPassword;
    private final Optional<PemIdentity> pemIdentity;

    private TlsOptions(Builder builder) {
        trustStore = builder.trustStore;
        trustCertificates = builder.trustCertificates;
        keyStore = builder.keyStore;
        keyPassword = builder.keyPassword;
        pemIdentity = builder.pemIdentity;
    }

    /** {@return a builder with nothing set} */
    public static Builder builder() {
        return new Builder();
    }

    /** {@return a builder that holds these options} */
    public Builder toBuilder() {
        return new Builder(this);
    }

    /** {@return the key store whose certificates are trusted in place of the JDK's} */
    public Optional<KeyStore> trustStore() {
        return trustStore;
    }

    /** {@return the PEM files whose certificates are trusted in place of the JDK's; empty for none} */
    public List<Path> trustCertificates() {
        return trustCertificates;
    }

    /** {@return the client certificate, where it comes from a key store} */
    public Optional<KeyStore> keyStore() {
        return keyStore;
    }

    /** {@return the password of the key in {@link #keyStore()}; empty where there is none} */
    public char[] keyPassword() {
        return keyPassword.clone();
    }

    /** {@return the client certificate, where it comes from PEM files} */
    public Optional<PemIdentity> pemIdentity() {
        return pemIdentity;
    }

    /** Collects the options. */
    public static final class Builder {
        private Optional<KeyStore> trustStore = Optional.empty();
        private List<Path> trustCertificates = List.of();
        private Optional<KeyStore> keyStore = Optional.empty();
        private char[] keyPassword = {};
        private Optional<PemIdentity> pemIdentity = Optional.empty();

        private Builder() {}

        private Builder(TlsOptions options) {
            trustStore = options.trustStore;
            trustCertificates = options.trustCertificates;
            keyStore = options.keyStore;
            keyPassword = options.keyPassword;
            pemIdentity = options.pemIdentity;
        }

        /**
         * Trusts the certificates of a key store in place of the JDK's.
         *
         * @param value the loaded key store
         * @return this builder
         */
        public Builder trustStore(KeyStore value) {
            trustStore = Optional.of(Objects.requireNonNull(value, "trustStore"));
            trustCertificates = List.of();
            return this;
        }

        /**
         * Trusts the certificates of PEM files in place of the JDK's.
         *
         * @param pemFiles the files, each with one or more certificates
         * @return this builder
         */
        public Builder trustCertificates(Path... pemFiles) {
            trustCertificates = NoNulls.copy(Arrays.asList(Objects.requireNonNull(pemFiles, "pemFiles")), "pemFiles");
            trustStore = Optional.empty();
            return this;
        }

        /**
         * Shows a client certificate from a key store when the server asks for one.
         *
         * @param store the loaded key store
         * @param password the password of the key in it
         * @return this builder
         */
        public Builder clientCertificate(KeyStore store, char[] password) {
            keyStore = Optional.of(Objects.requireNonNull(store, "store"));
            keyPassword = Objects.requireNonNull(password, "password").clone();
            pemIdentity = Optional.empty();
            return this;
        }

        /**
         * Shows a client certificate from PEM files when the server asks for one.
         *
         * @param certificate the certificate, followed by its chain
         * @param key the private key, PKCS #8, not encrypted
         * @return this builder
         */
        public Builder clientCertificate(Path certificate, Path key) {
            pemIdentity = Optional.of(new PemIdentity(certificate, key));
            keyStore = Optional.empty();
            keyPassword = new char[0];
            return this;
        }

        /** {@return the options} */
        public TlsOptions build() {
            return new TlsOptions(this);
        }
    }
}
