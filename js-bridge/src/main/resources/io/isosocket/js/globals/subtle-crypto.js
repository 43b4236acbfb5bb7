// The SubtleCrypto interface: Web Cryptography, section 14.
(function (use, host) {
  'use strict';

  const { defineInterface, requireArguments, illegalInvocation, illegalConstructor, convert, isObject } = use('webidl');
  const { viewOf } = use('buffer-source');
  const { DOMException } = use('dom-exception');
  const { promise, then } = use('promise');
  const { USAGES, slotsOf, isCryptoKey } = use('crypto-key');
  const { normalize, algorithmIdentifier, bytesOf } = use('crypto-algorithm');
  const { generate, importKey, exportKey, keyLength } = use('crypto-secret-key');
  const { encrypt, decrypt, sign, verify, digest, deriveBits } = use('crypto-operation');
  const { stringify, parse } = JSON;
  const ARRAY_BUFFER = ArrayBuffer;
  const { crypto, texts } = host;

  const INTERNAL = Symbol('internal');
  const FORMATS = ['raw', 'spki', 'pkcs8', 'jwk'];

  let check;

  // An operation: whatever goes wrong rejects its promise.
  function operation(receiver, name, given, needed, steps) {
    return promise((resolve) => {
      check(receiver);
      requireArguments(given.length, needed, `Failed to execute '${name}' on 'SubtleCrypto'`);
      resolve(steps());
    });
  }

  function toBuffer(bytes) {
    return new ARRAY_BUFFER(crypto.buffer(bytes));
  }

  function keyArgument(value) {
    if (!isCryptoKey(value)) {
      throw new TypeError('the key is not a CryptoKey');
    }
    return value;
  }

  function enumeration(value, allowed) {
    const string = convert.DOMString(value);
    if (!allowed.includes(string)) {
      throw new TypeError(`'${string}' is none of ${allowed.join(', ')}`);
    }
    return string;
  }

  const formatArgument = (value) => enumeration(value, FORMATS);
  const usagesArgument = (value) =>
    convert.sequence(value, (usage) => enumeration(usage, USAGES), 'the usages of a key');

  // The members of the dictionary JsonWebKey that a secret key has.
  function jsonWebKey(value) {
    const given = convert.dictionary(value, 'a JSON Web Key');
    const member = (name, conversion) => {
      const own = given[name];
      return own === undefined ? undefined : conversion(own);
    };
    return {
      alg: member('alg', convert.DOMString),
      ext: member('ext', convert.boolean),
      k: member('k', convert.DOMString),
      key_ops: member('key_ops', (ops) => convert.sequence(ops, convert.DOMString, 'key_ops')),
      kty: member('kty', convert.DOMString),
      use: member('use', convert.DOMString),
    };
  }

  // (BufferSource or JsonWebKey).
  function keyData(value) {
    return isObject(value) && viewOf(value, 'the data of a key') !== undefined
      ? { bytes: bytesOf(value) } : { jwk: jsonWebKey(value) };
  }

  function dataFor(format, { bytes, jwk }) {
    const data = format === 'jwk' ? jwk : bytes;
    if (data === undefined) {
      throw new TypeError(`the data of a key is not what the format '${format}' has`);
    }
    return data;
  }

  function checkKey(key, algorithm, usage) {
    const { algorithm: own, usages } = slotsOf(key);
    if (own.name !== algorithm.name) {
      throw new DOMException(`the key is for ${own.name}, not ${algorithm.name}`, 'InvalidAccessError');
    }
    if (!usages.includes(usage)) {
      throw new DOMException(`the key is not for '${usage}'`, 'InvalidAccessError');
    }
  }

  class SubtleCrypto {
    #brand;

    static {
      check = (value) => {
        try {
          value.#brand;
        } catch {
          throw illegalInvocation();
        }
      };
    }

    constructor() {
      if (arguments[0] !== INTERNAL) {
        throw illegalConstructor();
      }
    }

    encrypt(algorithm, key, data) {
      return operation(this, 'encrypt', arguments, 3, () => {
        const given = algorithmIdentifier(algorithm);
        const cryptoKey = keyArgument(key);
        const bytes = bytesOf(data);
        const normalized = normalize(given, 'encrypt');
        checkKey(cryptoKey, normalized, 'encrypt');
        return encrypt(normalized, cryptoKey, bytes);
      });
    }

    decrypt(algorithm, key, data) {
      return operation(this, 'decrypt', arguments, 3, () => {
        const given = algorithmIdentifier(algorithm);
        const cryptoKey = keyArgument(key);
        const bytes = bytesOf(data);
        const normalized = normalize(given, 'decrypt');
        checkKey(cryptoKey, normalized, 'decrypt');
        return decrypt(normalized, cryptoKey, bytes);
      });
    }

    sign(algorithm, key, data) {
      return operation(this, 'sign', arguments, 3, () => {
        const given = algorithmIdentifier(algorithm);
        const cryptoKey = keyArgument(key);
        const bytes = bytesOf(data);
        const normalized = normalize(given, 'sign');
        checkKey(cryptoKey, normalized, 'sign');
        return sign(cryptoKey, bytes);
      });
    }

    verify(algorithm, key, signature, data) {
      return operation(this, 'verify', arguments, 4, () => {
        const given = algorithmIdentifier(algorithm);
        const cryptoKey = keyArgument(key);
        const signatureBytes = bytesOf(signature);
        const bytes = bytesOf(data);
        const normalized = normalize(given, 'verify');
        checkKey(cryptoKey, normalized, 'verify');
        return verify(cryptoKey, signatureBytes, bytes);
      });
    }

    digest(algorithm, data) {
      return operation(this, 'digest', arguments, 2, () => {
        const given = algorithmIdentifier(algorithm);
        const bytes = bytesOf(data);
        return digest(normalize(given, 'digest'), bytes);
      });
    }

    generateKey(algorithm, extractable, keyUsages) {
      return operation(this, 'generateKey', arguments, 3, () => {
        const given = algorithmIdentifier(algorithm);
        const usages = usagesArgument(keyUsages);
        return generate(normalize(given, 'generateKey'), !!extractable, usages);
      });
    }

    deriveKey(algorithm, baseKey, derivedKeyType, extractable, keyUsages) {
      return operation(this, 'deriveKey', arguments, 5, () => {
        const given = algorithmIdentifier(algorithm);
        const cryptoKey = keyArgument(baseKey);
        const type = algorithmIdentifier(derivedKeyType);
        const usages = usagesArgument(keyUsages);
        const normalized = normalize(given, 'deriveBits');
        const imported = normalize(type, 'importKey');
        const length = keyLength(normalize(type, 'get key length'));
        checkKey(cryptoKey, normalized, 'deriveKey');
        return then(deriveBits(normalized, cryptoKey, length),
          (secret) => importKey('raw', bytesOf(secret), imported, !!extractable, usages));
      });
    }

    deriveBits(algorithm, baseKey, length = null) {
      return operation(this, 'deriveBits', arguments, 2, () => {
        const given = algorithmIdentifier(algorithm);
        const cryptoKey = keyArgument(baseKey);
        const bits = length === null ? null : convert.unsignedLong(length);
        const normalized = normalize(given, 'deriveBits');
        checkKey(cryptoKey, normalized, 'deriveBits');
        return deriveBits(normalized, cryptoKey, bits);
      });
    }

    importKey(format, data, algorithm, extractable, keyUsages) {
      return operation(this, 'importKey', arguments, 5, () => {
        const kind = formatArgument(format);
        const converted = keyData(data);
        const given = algorithmIdentifier(algorithm);
        const usages = usagesArgument(keyUsages);
        const normalized = normalize(given, 'importKey');
        return importKey(kind, dataFor(kind, converted), normalized, !!extractable, usages);
      });
    }

    exportKey(format, key) {
      return operation(this, 'exportKey', arguments, 2, () => {
        const kind = formatArgument(format);
        const exported = exportKey(kind, keyArgument(key));
        return kind === 'raw' ? toBuffer(exported) : exported;
      });
    }

    wrapKey(format, key, wrappingKey, wrapAlgorithm) {
      return operation(this, 'wrapKey', arguments, 4, () => {
        const kind = formatArgument(format);
        const cryptoKey = keyArgument(key);
        const wrapping = keyArgument(wrappingKey);
        const normalized = normalize(algorithmIdentifier(wrapAlgorithm), 'encrypt');
        checkKey(wrapping, normalized, 'wrapKey');
        const exported = exportKey(kind, cryptoKey);
        const bytes = kind === 'raw' ? exported : bytesOf(new ARRAY_BUFFER(texts.encode(stringify(exported))));
        return encrypt(normalized, wrapping, bytes);
      });
    }

    unwrapKey(format, wrappedKey, unwrappingKey, unwrapAlgorithm, unwrappedKeyAlgorithm, extractable, keyUsages) {
      return operation(this, 'unwrapKey', arguments, 7, () => {
        const kind = formatArgument(format);
        const bytes = bytesOf(wrappedKey);
        const unwrapping = keyArgument(unwrappingKey);
        const given = algorithmIdentifier(unwrapAlgorithm);
        const unwrapped = algorithmIdentifier(unwrappedKeyAlgorithm);
        const usages = usagesArgument(keyUsages);
        const normalized = normalize(given, 'decrypt');
        const imported = normalize(unwrapped, 'importKey');
        checkKey(unwrapping, normalized, 'unwrapKey');
        return then(decrypt(normalized, unwrapping, bytes), (buffer) => {
          const data = kind === 'jwk' ? jsonWebKey(jsonOf(buffer)) : bytesOf(buffer);
          return importKey(kind, data, imported, !!extractable, usages);
        });
      });
    }
  }

  // Section 14.2, "parse a JWK".
  function jsonOf(buffer) {
    const text = texts.decoder('utf-8', false, false).decode(buffer, 0, buffer.byteLength, false);
    let value;
    try {
      value = parse(text);
    } catch {
      throw new DOMException('what was wrapped is not JSON', 'DataError');
    }
    if (!isObject(value) || value.kty === undefined) {
      throw new DOMException("what was wrapped is not a JSON Web Key: it has no 'kty'", 'DataError');
    }
    return value;
  }

  defineInterface(SubtleCrypto);

  return { SubtleCrypto, subtle: new SubtleCrypto(INTERNAL) };
})
