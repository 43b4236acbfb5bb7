package io.isosocket.js;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Crypto, and the error of its quota. */
class CryptoGlobalTest {

    private final Realm realm = new Realm();

    @AfterEach
    void close() {
        realm.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Int8Array",
                "Uint8Array",
                "Uint8ClampedArray",
                "Int16Array",
                "Uint16Array",
                "Int32Array",
                "Uint32Array",
                "BigInt64Array",
                "BigUint64Array"
            })
    void viewsOfIntegersAreFilled(String type) {
        assertEquals(
                "true true",
                realm.run(
                        """
                const view = new %s(64);
                const same = crypto.getRandomValues(view) === view;
                return same + ' ' + (new Set(view).size > 10);
                """
                                .formatted(type)));
    }

    @Test
    void onlyTheViewIsFilled() {
        assertEquals(
                "0,0,true",
                realm.run(
                        """
                const all = new Uint8Array(66);
                crypto.getRandomValues(all.subarray(1, 65));
                return [all[0], all[65], all.subarray(1, 65).some((byte) => byte !== 0)];
                """));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "crypto.getRandomValues() | TypeError",
                "crypto.getRandomValues([1]) | TypeError",
                "crypto.getRandomValues(new ArrayBuffer(1)) | TypeError",
                "crypto.getRandomValues(new Uint8Array(new SharedArrayBuffer(1))) | TypeError",
                "crypto.getRandomValues(new Float32Array(1)) | TypeMismatchError",
                "crypto.getRandomValues(new DataView(new ArrayBuffer(1))) | TypeMismatchError",
                "crypto.getRandomValues(new Float64Array(65536)) | TypeMismatchError",
                "crypto.getRandomValues(new Uint8Array(65537)) | QuotaExceededError",
                "crypto.getRandomValues(new Uint32Array(16385)) | QuotaExceededError",
                "crypto.getRandomValues(new Uint8Array(65536)) | nothing",
                "crypto.getRandomValues(new Uint8Array(0)) | nothing",
                "crypto.getRandomValues.call({}, new Uint8Array(1)) | TypeError",
                "Crypto.prototype.subtle | TypeError",
                "crypto.randomUUID.call(undefined) | TypeError",
                "new Crypto() | TypeError",
                "new SubtleCrypto() | TypeError",
                "new CryptoKey() | TypeError",
            })
    void whatIsNotAllowedThrows(String expression, String error) {
        assertEquals(error, realm.run("try { " + expression + "; return 'nothing' } catch (e) { return e.name }"));
    }

    @Test
    void uuidsAreRandomOnesOfVersion4() {
        String[] two = realm.run("return crypto.randomUUID() + ' ' + crypto.randomUUID()")
                .split(" ", 2);
        for (String uuid : two) {
            assertTrue(uuid.matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"), uuid);
        }
        assertTrue(!two[0].equals(two[1]));
    }

    @Test
    void quotaIsPartOfTheError() {
        assertEquals(
                "65536 65537 22 true true QuotaExceededError",
                realm.run(
                        """
                try {
                  crypto.getRandomValues(new Uint8Array(65537));
                } catch (e) {
                  return [e.quota, e.requested, e.code, e instanceof QuotaExceededError, e instanceof DOMException,
                      e.constructor.name].join(' ');
                }
                """));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "new QuotaExceededError('', { quota: -1 }) | RangeError",
                "new QuotaExceededError('', { requested: -1 }) | RangeError",
                "new QuotaExceededError('', { quota: 2, requested: 1 }) | RangeError",
                "new QuotaExceededError('', { quota: NaN }) | TypeError",
                "new QuotaExceededError('', 1) | TypeError",
                "QuotaExceededError.prototype.quota | TypeError",
                "throw new QuotaExceededError('m', { quota: 1, requested: 1 }) | QuotaExceededError",
            })
    void errorOfAQuotaChecksItsNumbers(String expression, String error) {
        assertEquals(error, realm.run("try { " + expression + "; return 'nothing' } catch (e) { return e.name }"));
    }

    @Test
    void shapeIsThatOfTheInterfaces() {
        assertEquals(
                "Crypto 0,SubtleCrypto 0,CryptoKey 0,QuotaExceededError 0,getRandomValues 1,randomUUID 0;"
                        + "subtle,getRandomValues,randomUUID;quota,requested;type,extractable,algorithm,usages;"
                        + "[object Crypto];[object SubtleCrypto];true;true",
                realm.run(
                        """
                const { getRandomValues, randomUUID } = Crypto.prototype;
                return [[Crypto, SubtleCrypto, CryptoKey, QuotaExceededError, getRandomValues, randomUUID]
                        .map((f) => `${f.name} ${f.length}`),
                    Object.keys(Crypto.prototype), Object.keys(QuotaExceededError.prototype),
                    Object.keys(CryptoKey.prototype), crypto, crypto.subtle, crypto.subtle === crypto.subtle,
                    new QuotaExceededError().quota === null].join(';');
                """));
        assertEquals(
                "encrypt 3,decrypt 3,sign 3,verify 4,digest 2,generateKey 3,deriveKey 5,deriveBits 2,importKey 5,"
                        + "exportKey 2,wrapKey 4,unwrapKey 7",
                realm.run("return Object.keys(SubtleCrypto.prototype)"
                        + ".map((name) => `${name} ${SubtleCrypto.prototype[name].length}`)"));
    }
}
