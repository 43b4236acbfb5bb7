package io.isosocket;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TlsOptionsTest {

    @Test
    void toBuilderKeepsEveryOption() throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        TlsOptions ofStores = TlsOptions.builder()
                .trustStore(store)
                .clientCertificate(store, new char[] {'x'})
                .build();
        TlsOptions ofFiles = TlsOptions.builder()
                .trustCertificates(Path.of("ca.pem"))
                .clientCertificate(Path.of("cert.pem"), Path.of("key.pem"))
                .build();

        for (TlsOptions options : List.of(ofStores, ofFiles)) {
            TlsOptions copy = options.toBuilder().build();
            assertEquals(options.trustStore(), copy.trustStore());
            assertEquals(options.trustCertificates(), copy.trustCertificates());
            assertEquals(options.keyStore(), copy.keyStore());
            assertArrayEquals(options.keyPassword(), copy.keyPassword());
            assertEquals(options.pemIdentity(), copy.pemIdentity());
        }
    }

    @Test
    void laterChoiceReplacesTheEarlierOfItsKind() throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        TlsOptions options = TlsOptions.builder()
                .trustStore(store)
                .trustCertificates(Path.of("ca.pem"))
                .clientCertificate(store, new char[] {'x'})
                .clientCertificate(Path.of("cert.pem"), Path.of("key.pem"))
                .build();

        assertEquals(Optional.empty(), options.trustStore());
        assertEquals(Optional.empty(), options.keyStore());
        assertEquals(0, options.keyPassword().length);
    }

    @Test
    void passwordIsCopiedOnTheWayInAndOut() throws Exception {
        char[] password = {'x'};
        TlsOptions options = TlsOptions.builder()
                .clientCertificate(KeyStore.getInstance("PKCS12"), password)
                .build();

        password[0] = 'y';
        options.keyPassword()[0] = 'z';

        assertArrayEquals(new char[] {'x'}, options.keyPassword());
    }
}
