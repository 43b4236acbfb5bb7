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

    private final Optional<KeyStore> trustStore;
    private final Optional<KeyStore> keyStore;
    private final char[] keyPassword;

    private TlsOptions(Builder builder) {
        trustStore = builder.trustStore;
        keyStore = builder.keyStore;
        keyPassword = builder.keyPassword;
    }

    /** {@return a builder with nothing set} */
    public static Builder builder() {
        return new Builder();
    }

    /** {@return a builder that holds these options} */
    public Builder toBuilder() {
        return new Builder(this);
    }

    /** {@return the key store whose certificates are trusted in place of the JDK's, read from PEM files or given} */
    public Optional<KeyStore> trustStore() {
        return trustStore;
    }

    /** {@return the key store of this side's certificate and its key, read from PEM files or given} */
    public Optional<KeyStore> keyStore() {
        return keyStore;
    }

    /** {@return the password of the key in {@link #keyStore()}; empty where there is none} */
    public char[] keyPassword() {
        return keyPassword.clone();
    }

    /** Collects the options. */
    public static final class Builder {
        private Optional<KeyStore> trustStore = Optional.empty();
        private Optional<KeyStore> keyStore = Optional.empty();
        private char[] keyPassword = {};

        private Builder() {}

        private Builder(TlsOptions options) {
            trustStore = options.trustStore;
            keyStore = options.keyStore;
            keyPassword = options.keyPassword;
        }

        /**
         * Trusts the certificates of a key store in place of the JDK's.
         *
         * @param value the loaded key store
         * @return this builder
         */
        public Builder trustStore(KeyStore value) {
            trustStore = Optional.of(Objects.requireNonNull(value, "trustStore"));
            return this;
        }

        /**
         * Trusts the certificates of PEM files in place of the JDK's. The files are read at once, and never again.
         *
         * @param pemFiles one or more files, each with one or more certificates
         * @return this builder
         * @throws IllegalArgumentException if a file cannot be read or holds no certificate, or one that is malformed; the
         *     message names the file and what is wrong
         */
        public Builder trustCertificates(Path... pemFiles) {
            List<Path> files = NoNulls.copy(Arrays.asList(Objects.requireNonNull(pemFiles, "pemFiles")), "pemFiles");
            if (files.isEmpty()) {
                throw new IllegalArgumentException("trustCertificates: no file is given");
            }
            trustStore = Optional.of(PemStores.trusting(files));
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
            return this;
        }

        /**
         * Shows a client certificate from PEM files when the server asks for one. The files are read at once, and never
         * again.
         *
         * @param certificate the certificate, followed by its chain
         * @param key the private key, PKCS #8, not encrypted; it may be the same file
         * @return this builder
         * @throws IllegalArgumentException if a file cannot be read, holds nothing of its kind, or something malformed, or
         *     the key is not the certificate's; the message names the file and what is wrong
         */
        public Builder clientCertificate(Path certificate, Path key) {
            Objects.requireNonNull(certificate, "certificate");
            Objects.requireNonNull(key, "key");
            char[] password = {};
            keyStore = Optional.of(PemStores.identity(certificate, key, password));
            keyPassword = password;
            return this;
        }

        /**
         * Sets a server's certificate. The files are read at once, and never again.
         *
         * @param certificate the certificate, followed by its chain
         * @param key the private key, PKCS #8, not encrypted; it may be the same file
         * @return this builder
         * @throws IllegalArgumentException as of {@link #clientCertificate(Path, Path)}
         */
        public Builder serverCertificate(Path certificate, Path key) {
            return clientCertificate(certificate, key);
        }

        /**
         * Sets a server's certificate.
         *
         * @param store the loaded key store
         * @param password the password of the key in it
         * @return this builder
         */
        public Builder serverCertificate(KeyStore store, char[] password) {
            return clientCertificate(store, password);
        }

        /** {@return the options} */
        public TlsOptions build() {
            return new TlsOptions(this);
        }
    }
}
