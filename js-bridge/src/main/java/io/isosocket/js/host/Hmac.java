package io.isosocket.js.host;

import java.security.GeneralSecurityException;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC (RFC 2104) by the names of hashes that the web uses. */
final class Hmac {

    private Hmac() {}

    static Mac of(String hash, byte[] key) throws GeneralSecurityException {
        String name = "Hmac" + hash.replace("-", "").toUpperCase(Locale.ROOT);
        Mac mac = Mac.getInstance(name);
        // The JDK wants no empty key, to which one of a zero is equal: keys are filled up with zeros.
        mac.init(new SecretKeySpec(key.length == 0 ? new byte[1] : key, name));
        return mac;
    }
}
