package io.isosocket.js;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Operations of SubtleCrypto: known vectors, keys, and what is refused. */
class SubtleCryptoTest {

    /** What the scripts below have at hand. */
    private static final String PRELUDE =
            """
            const { subtle } = crypto;
            const hex = (buffer) => [...new Uint8Array(buffer)].map((b) => b.toString(16).padStart(2, '0')).join('');
            const bytes = (text) => new TextEncoder().encode(text);
            const of = (text) => Uint8Array.from(text.match(/../g) ?? [], (b) => parseInt(b, 16));
            const hmac = (hash = 'SHA-256', usages = ['sign', 'verify'], key = bytes('Jefe')) =>
                subtle.importKey('raw', key, { name: 'HMAC', hash }, true, usages);
            const aes = (name, usages = ['encrypt', 'decrypt', 'wrapKey', 'unwrapKey']) =>
                subtle.importKey('raw', new Uint8Array(16), name, true, usages);
            const secret = (name) => subtle.importKey('raw', bytes('password'), name, false, ['deriveBits', 'deriveKey']);
            """;

    private final Realm realm = new Realm();

    @AfterEach
    void close() {
        realm.close();
    }

    private String run(String body) {
        return realm.run(PRELUDE + body);
    }

    @ParameterizedTest
    @CsvSource({
        "SHA-1, a9993e364706816aba3e25717850c26c9cd0d89d",
        "sha-256, ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
    })
    void digestsOfAbcAreThoseOfTheStandard(String hash, String expected) {
        assertEquals(expected, run("return hex(await subtle.digest('" + hash + "', bytes('abc')))"));
    }

    @Test
    void digestTakesTheBytesOfTheMomentOfTheCall() {
        assertEquals(
                "true",
                run(
                        """
                const data = new Uint8Array(1 << 20);
                const digest = subtle.digest({ name: 'SHA-512' }, data);
                data.fill(1);
                return hex(await digest) === hex(await subtle.digest('SHA-512', new Uint8Array(1 << 20)));
                """));
    }

    @Test
    void hmacIsThatOfRfc4231() {
        assertEquals(
                "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843 true false false",
                run(
                        """
                const key = await hmac();
                const data = bytes('what do ya want for nothing?');
                const signature = await subtle.sign('HMAC', key, data);
                const wrong = new Uint8Array(signature.slice(0));
                wrong[31] ^= 1;
                return [hex(signature), await subtle.verify('hmac', key, signature, data),
                    await subtle.verify('HMAC', key, wrong, data),
                    await subtle.verify('HMAC', key, signature.slice(1), data)].join(' ');
                """));
    }

    @Test
    void hkdfIsThatOfRfc5869() {
        assertEquals(
                "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865",
                run(
                        """
                const key = await subtle.importKey('raw', new Uint8Array(22).fill(11), 'HKDF', false, ['deriveBits']);
                return hex(await subtle.deriveBits({ name: 'HKDF', hash: 'SHA-256',
                    salt: of('000102030405060708090a0b0c'), info: of('f0f1f2f3f4f5f6f7f8f9') }, key, 42 * 8));
                """));
    }

    @Test
    void pbkdf2IsThatOfRfc6070() {
        assertEquals(
                "4b007901b765489abead49d926f721d065a429c1",
                run(
                        """
                return hex(await subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-1', salt: bytes('salt'),
                    iterations: 4096 }, await secret('PBKDF2'), 160));
                """));
    }

    @Test
    void counterWrapsWithinItsBits() {
        assertEquals(
                "true true",
                run(
                        """
                const key = await aes('AES-CTR');
                const counter = new Uint8Array(16).fill(255);
                const encrypt = (block, length, data) =>
                    subtle.encrypt({ name: 'AES-CTR', counter: block, length }, key, data);
                const two = hex(await encrypt(counter, 8, new Uint8Array(32)));
                const zero = Uint8Array.from(counter);
                zero[15] = 0;
                const first = hex(await encrypt(counter, 128, new Uint8Array(16)));
                const second = hex(await encrypt(zero, 128, new Uint8Array(16)));
                const back = await subtle.decrypt({ name: 'AES-CTR', counter, length: 8 }, key, of(two));
                return [two === first + second, hex(back) === '00'.repeat(32)].join(' ');
                """));
    }

    @Test
    void keysShowWhatTheyAre() {
        assertEquals(
                "secret true {\"name\":\"HMAC\",\"hash\":{\"name\":\"SHA-384\"},\"length\":32} sign,verify"
                        + " [object CryptoKey] true",
                run(
                        """
                const key = await hmac('sha-384', ['verify', 'sign', 'verify']);
                return [key.type, key.extractable, JSON.stringify(key.algorithm), key.usages, key,
                    key.algorithm === key.algorithm].join(' ');
                """));
    }

    @Test
    void whatAScriptDoesToWhatAKeyShowsChangesNothing() {
        assertEquals(
                "InvalidAccessError",
                run(
                        """
                const key = await hmac('SHA-256', ['verify']);
                key.usages.push('sign');
                return subtle.sign('HMAC', key, bytes('')).catch((e) => e.name);
                """));
    }

    @Test
    void generatedKeysHaveTheLengthOfTheirHash() {
        assertEquals(
                "512 1024 9:2 256",
                run(
                        """
                const make = async (algorithm, usage) => {
                  const key = await subtle.generateKey(algorithm, true, [usage]);
                  return [key.algorithm.length, (await subtle.exportKey('raw', key)).byteLength];
                };
                const odd = await make({ name: 'HMAC', hash: 'SHA-1', length: 9 }, 'sign');
                return [(await make({ name: 'HMAC', hash: 'SHA-256' }, 'sign'))[0],
                    (await make({ name: 'HMAC', hash: 'SHA-512' }, 'sign'))[0], odd.join(':'),
                    (await make({ name: 'AES-GCM', length: 256 }, 'encrypt'))[0]].join(' ');
                """));
    }

    @Test
    void jsonWebKeysGoOutAndIn() {
        assertEquals(
                "{\"alg\":\"HS256\",\"ext\":true,\"k\":\"SmVmZQ\",\"key_ops\":[\"sign\",\"verify\"],\"kty\":\"oct\"} A128GCM 4a656665",
                run(
                        """
                const jwk = await subtle.exportKey('jwk', await hmac());
                const again = await subtle.importKey('jwk', jwk, { name: 'HMAC', hash: 'SHA-256' }, true, ['sign']);
                return [JSON.stringify(jwk), (await subtle.exportKey('jwk', await aes('AES-GCM'))).alg,
                    hex(await subtle.exportKey('raw', again))].join(' ');
                """));
    }

    @Test
    void keysAreWrappedAndUnwrapped() {
        assertEquals(
                "4a656665 4a656665",
                run(
                        """
                const wrapping = await aes('AES-GCM');
                const algorithm = { name: 'AES-GCM', iv: new Uint8Array(12) };
                const results = [];
                for (const format of ['raw', 'jwk']) {
                  const wrapped = await subtle.wrapKey(format, await hmac(), wrapping, algorithm);
                  const key = await subtle.unwrapKey(format, wrapped, wrapping, algorithm,
                      { name: 'HMAC', hash: 'SHA-256' }, true, ['sign']);
                  results.push(hex(await subtle.exportKey('raw', key)));
                }
                return results.join(' ');
                """));
    }

    @Test
    void derivedKeysWork() {
        assertEquals(
                "AES-CBC 256 true",
                run(
                        """
                const key = await subtle.deriveKey({ name: 'PBKDF2', hash: 'SHA-256', salt: bytes('s'), iterations: 10 },
                    await secret('PBKDF2'), { name: 'AES-CBC', length: 256 }, true, ['encrypt', 'decrypt']);
                const algorithm = { name: 'AES-CBC', iv: new Uint8Array(16) };
                const there = await subtle.encrypt(algorithm, key, bytes('text'));
                const back = await subtle.decrypt(algorithm, key, there);
                return [key.algorithm.name, key.algorithm.length, hex(back) === hex(bytes('text'))].join(' ');
                """));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "subtle.digest('MD5', bytes('')) | NotSupportedError",
                "subtle.digest('\\u017FHA-1', bytes('')) | NotSupportedError",
                "subtle.digest({}, bytes('')) | TypeError",
                "subtle.digest('SHA-1') | TypeError",
                "subtle.digest('SHA-1', 'text') | TypeError",
                "subtle.digest('SHA-1', new Uint8Array(new SharedArrayBuffer(1))) | TypeError",
                "subtle.digest.call({}, 'SHA-1', bytes('')) | TypeError",
                "subtle.sign('HMAC', {}, bytes('')) | TypeError",
                "subtle.sign('RSA-PSS', await hmac(), bytes('')) | NotSupportedError",
                "subtle.sign('HMAC', await aes('AES-GCM'), bytes('')) | InvalidAccessError",
                "subtle.generateKey({ name: 'HMAC' }, true, ['sign']) | TypeError",
                "subtle.generateKey({ name: 'HMAC', hash: 'SHA-1', length: 0 }, true, ['sign']) | OperationError",
                "subtle.generateKey({ name: 'HMAC', hash: 'SHA-1', length: -1 }, true, ['sign']) | TypeError",
                "subtle.generateKey({ name: 'HMAC', hash: 'MD5' }, true, ['sign']) | NotSupportedError",
                "subtle.generateKey({ name: 'HMAC', hash: 'SHA-1' }, true, []) | SyntaxError",
                "subtle.generateKey({ name: 'HMAC', hash: 'SHA-1' }, true, ['encrypt']) | SyntaxError",
                "subtle.generateKey({ name: 'HMAC', hash: 'SHA-1' }, true, ['fly']) | TypeError",
                "subtle.generateKey({ name: 'AES-CBC', length: 100 }, true, ['encrypt']) | OperationError",
                "subtle.importKey('der', bytes('a'), 'HKDF', false, []) | TypeError",
                "subtle.importKey('spki', bytes('a'), 'AES-GCM', false, ['encrypt']) | NotSupportedError",
                "subtle.importKey('raw', {}, 'AES-GCM', false, ['encrypt']) | TypeError",
                "subtle.importKey('jwk', bytes('a'), 'AES-GCM', false, ['encrypt']) | TypeError",
                "subtle.importKey('raw', bytes('a'), 'AES-GCM', false, ['encrypt']) | DataError",
                "subtle.importKey('raw', new Uint8Array(16), 'AES-GCM', false, []) | SyntaxError",
                "subtle.importKey('raw', bytes('a'), 'HKDF', true, ['deriveBits']) | SyntaxError",
                "hmac('SHA-1', ['sign'], bytes('')) | DataError",
                "subtle.importKey('jwk', { kty: 'RSA', k: 'AA' }, { name: 'HMAC', hash: 'SHA-1' }, true, ['sign']) | DataError",
                "subtle.importKey('jwk', { kty: 'oct' }, { name: 'HMAC', hash: 'SHA-1' }, true, ['sign']) | DataError",
                "subtle.importKey('jwk', { kty: 'oct', k: '@' }, { name: 'HMAC', hash: 'SHA-1' }, true, ['sign']) | DataError",
                "subtle.importKey('jwk', { kty: 'oct', k: 'AA', alg: 'HS256' }, { name: 'HMAC', hash: 'SHA-1' }, true, ['sign']) | DataError",
                "subtle.importKey('jwk', { kty: 'oct', k: 'AA', ext: false }, { name: 'HMAC', hash: 'SHA-1' }, true, ['sign']) | DataError",
                "subtle.importKey('jwk', { kty: 'oct', k: 'AA', key_ops: ['verify'] }, { name: 'HMAC', hash: 'SHA-1' }, true, ['sign']) | DataError",
                "subtle.exportKey('raw', await secret('HKDF')) | NotSupportedError",
                "subtle.exportKey('raw', await subtle.generateKey({ name: 'AES-GCM', length: 128 }, false, ['encrypt'])) | InvalidAccessError",
                "subtle.encrypt({ name: 'AES-CBC', iv: bytes('a') }, await aes('AES-CBC'), bytes('')) | OperationError",
                "subtle.encrypt({ name: 'AES-CBC' }, await aes('AES-CBC'), bytes('')) | TypeError",
                "subtle.decrypt({ name: 'AES-CBC', iv: new Uint8Array(16) }, await aes('AES-CBC'), bytes('abc')) | OperationError",
                "subtle.decrypt({ name: 'AES-GCM', iv: new Uint8Array(12) }, await aes('AES-GCM'), new Uint8Array(16)) | OperationError",
                "subtle.decrypt({ name: 'AES-GCM', iv: new Uint8Array(12) }, await aes('AES-GCM'), bytes('a')) | OperationError",
                "subtle.encrypt({ name: 'AES-GCM', iv: new Uint8Array(12), tagLength: 33 }, await aes('AES-GCM'), bytes('a')) | OperationError",
                "subtle.encrypt({ name: 'AES-CTR', counter: new Uint8Array(16), length: 1 }, await aes('AES-CTR'), new Uint8Array(33)) | OperationError",
                "subtle.encrypt({ name: 'AES-CTR', counter: new Uint8Array(16), length: 129 }, await aes('AES-CTR'), bytes('a')) | OperationError",
                "subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-1', salt: bytes(''), iterations: 0 }, await secret('PBKDF2'), 8) | OperationError",
                "subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-1', salt: bytes(''), iterations: 1 }, await secret('PBKDF2')) | OperationError",
                "subtle.deriveBits({ name: 'HKDF', hash: 'SHA-1', salt: bytes(''), info: bytes('') }, await secret('HKDF'), 9) | OperationError",
                "subtle.deriveBits({ name: 'HKDF', hash: 'SHA-1', salt: bytes(''), info: bytes('') }, await secret('HKDF'), 40808) | OperationError",
                "subtle.deriveBits({ name: 'HKDF', hash: 'SHA-1', salt: bytes(''), info: bytes('') }, await secret('PBKDF2'), 8) | InvalidAccessError",
            })
    void whatIsNotPossibleRejects(String expression, String error) {
        assertEquals(
                error,
                run(
                        """
                let promise;
                try {
                  promise = %s;
                } catch (e) {
                  return 'thrown: ' + e;
                }
                return promise.then(() => 'nothing', (e) => e.name);
                """
                                .formatted(expression)));
    }

    @Test
    void operationsSettleAfterTheScriptThatCalledThem() {
        assertEquals(
                "script,promise",
                run(
                        """
                const log = [];
                const settled = subtle.digest('SHA-1', bytes('')).then(() => log.push('promise'));
                log.push('script');
                await settled;
                return log;
                """));
    }
}
