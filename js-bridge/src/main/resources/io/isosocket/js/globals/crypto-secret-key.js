// Keys of HMAC, AES, HKDF and PBKDF2: Web Cryptography, "generate", "import", "export" and "get key length" of sections
// 27 to 29 and 31 to 33.
(function (use, host) {
  'use strict';

  const { DOMException } = use('dom-exception');
  const { newKey, slotsOf } = use('crypto-key');
  const { crypto } = host;

  const CIPHER_USAGES = ['encrypt', 'decrypt', 'wrapKey', 'unwrapKey'];
  const MAC_USAGES = ['sign', 'verify'];
  const DERIVE_USAGES = ['deriveKey', 'deriveBits'];
  const JWK_HASHES = { 'SHA-1': 'HS1', 'SHA-256': 'HS256', 'SHA-384': 'HS384', 'SHA-512': 'HS512' };

  function isAes(name) {
    return name === 'AES-CBC' || name === 'AES-CTR' || name === 'AES-GCM';
  }

  function isDerivation(name) {
    return name === 'HKDF' || name === 'PBKDF2';
  }

  function isAesLength(bits) {
    return bits === 128 || bits === 192 || bits === 256;
  }

  function blockSize(hash) {
    return hash === 'SHA-384' || hash === 'SHA-512' ? 1024 : 512;
  }

  function checkUsages(name, usages) {
    const allowed = isAes(name) ? CIPHER_USAGES : isDerivation(name) ? DERIVE_USAGES : MAC_USAGES;
    for (const usage of usages) {
      if (!allowed.includes(usage)) {
        throw new DOMException(`a key of ${name} is not for '${usage}'`, 'SyntaxError');
      }
    }
  }

  function checkUsed(usages) {
    if (usages.length === 0) {
      throw new DOMException('a secret key without usages is for nothing', 'SyntaxError');
    }
  }

  function generate(algorithm, extractable, usages) {
    const { name, hash } = algorithm;
    checkUsages(name, usages);
    const bits = algorithm.length === undefined ? blockSize(hash) : algorithm.length;
    if (isAes(name) ? !isAesLength(bits) : bits === 0) {
      throw new DOMException(`a key of ${name} cannot have ${bits} bits`, 'OperationError');
    }
    checkUsed(usages);
    const bytes = crypto.random((bits + 7 - (bits + 7) % 8) / 8);
    return newKey({ name, hash, length: bits }, extractable, usages, bytes);
  }

  /** `data` is bytes for 'raw' and a converted JsonWebKey for 'jwk'. */
  function importKey(format, data, algorithm, extractable, usages) {
    const { name } = algorithm;
    if (format !== 'raw' && (format !== 'jwk' || isDerivation(name))) {
      throw new DOMException(`a key of ${name} has no format '${format}'`, 'NotSupportedError');
    }
    checkUsages(name, usages);
    const key = isDerivation(name)
      ? importSecret(data, algorithm, extractable, usages)
      : importSized(format, data, algorithm, extractable, usages);
    checkUsed(usages);
    return key;
  }

  function importSecret(bytes, { name }, extractable, usages) {
    if (extractable) {
      throw new DOMException(`a key of ${name} cannot be extractable`, 'SyntaxError');
    }
    return newKey({ name }, false, usages, bytes);
  }

  function importSized(format, data, algorithm, extractable, usages) {
    const { name, hash } = algorithm;
    const bytes = format === 'jwk' ? jwkBytes(data) : data;
    const bits = crypto.length(bytes) * 8;
    if (isAes(name) ? !isAesLength(bits) : bits === 0) {
      throw dataError(`a key of ${name} cannot have ${bits} bits`);
    }
    if (format === 'jwk') {
      checkJwk(data, jwkAlgorithm(name, hash, bits), isAes(name) ? 'enc' : 'sig', extractable, usages);
    }
    const { length = bits } = algorithm;
    if (!isAes(name) && (length > bits || length <= bits - 8)) {
      throw dataError(`${bits} bits are no key of ${length} bits`);
    }
    return newKey({ name, hash, length }, extractable, usages, bytes);
  }

  function jwkAlgorithm(name, hash, bits) {
    return isAes(name) ? `A${bits}${name.slice(4)}` : JWK_HASHES[hash];
  }

  function jwkBytes({ kty, k }) {
    if (kty !== 'oct') {
      throw dataError(`the JSON Web Key is of the type '${kty}', not 'oct'`);
    }
    const bytes = k === undefined ? null : crypto.fromBase64Url(k);
    if (bytes === null) {
      throw dataError("'k' of the JSON Web Key is not base64url");
    }
    return bytes;
  }

  function checkJwk(jwk, algorithm, use, extractable, usages) {
    if (jwk.alg !== undefined && jwk.alg !== algorithm) {
      throw dataError(`the JSON Web Key is for '${jwk.alg}', not '${algorithm}'`);
    }
    if (usages.length > 0 && jwk.use !== undefined && jwk.use !== use) {
      throw dataError(`the JSON Web Key is for the use '${jwk.use}', not '${use}'`);
    }
    const allowed = jwk.key_ops;
    if (allowed !== undefined &&
        (new Set(allowed).size < allowed.length || !usages.every((usage) => allowed.includes(usage)))) {
      throw dataError(`the JSON Web Key is for '${allowed}', not all of '${usages}'`);
    }
    if (jwk.ext === false && extractable) {
      throw dataError('the JSON Web Key cannot be extractable');
    }
  }

  function dataError(message) {
    return new DOMException(message, 'DataError');
  }

  /** Bytes for 'raw', a new object for 'jwk'. */
  function exportKey(format, key) {
    const { algorithm, bytes, extractable, usages } = slotsOf(key);
    const { name, hash, length } = algorithm;
    if (isDerivation(name) || (format !== 'raw' && format !== 'jwk')) {
      throw new DOMException(`a key of ${name} has no format '${format}'`, 'NotSupportedError');
    }
    if (!extractable) {
      throw new DOMException('the key is not extractable', 'InvalidAccessError');
    }
    if (format === 'raw') {
      return bytes;
    }
    return {
      alg: jwkAlgorithm(name, hash, length), ext: true, k: crypto.base64Url(bytes), key_ops: [...usages], kty: 'oct',
    };
  }

  /** How many bits a derived key of this algorithm has; null where it takes any number. */
  function keyLength({ name, hash, length }) {
    if (isDerivation(name)) {
      return null;
    }
    if (isAes(name) && !isAesLength(length)) {
      throw new DOMException(`a key of ${name} cannot have ${length} bits`, 'OperationError');
    }
    if (length === 0) {
      throw new TypeError('a key cannot have 0 bits');
    }
    return length === undefined ? blockSize(hash) : length;
  }

  return { generate, importKey, exportKey, keyLength };
})
