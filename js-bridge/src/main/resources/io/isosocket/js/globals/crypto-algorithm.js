// "Normalize an algorithm": Web Cryptography, section 18.4, for the algorithms that there are.
(function (use, host) {
  'use strict';

  const { convert, isObject } = use('webidl');
  const { viewOf } = use('buffer-source');
  const { DOMException } = use('dom-exception');
  const { keys } = Object;

  const octet = (value) => convert.octet(value, { enforceRange: true });
  const unsignedShort = (value) => convert.unsignedShort(value, { enforceRange: true });
  const unsignedLong = (value) => convert.unsignedLong(value, { enforceRange: true });
  const hash = (value) => normalize(algorithmIdentifier(value), 'digest').name;

  // The dictionaries: the members in lexicographical order, the required ones with `true`.
  const NONE = {};
  const HMAC = { hash: [hash, true], length: [unsignedLong] };
  const AES_LENGTH = { length: [unsignedShort, true] };
  const AES_CBC = { iv: [bytesOf, true] };
  const AES_CTR = { counter: [bytesOf, true], length: [octet, true] };
  const AES_GCM = { additionalData: [bytesOf], iv: [bytesOf, true], tagLength: [octet] };
  const HKDF = { hash: [hash, true], info: [bytesOf, true], salt: [bytesOf, true] };
  const PBKDF2 = { hash: [hash, true], iterations: [unsignedLong, true], salt: [bytesOf, true] };

  // What each operation can be done with: the explicit list.
  const HASHES = { 'SHA-1': NONE, 'SHA-256': NONE, 'SHA-384': NONE, 'SHA-512': NONE };
  const CIPHERS = { 'AES-CBC': AES_CBC, 'AES-CTR': AES_CTR, 'AES-GCM': AES_GCM };
  const DERIVATIONS = { HKDF, PBKDF2 };
  const aes = (parameters) => ({ 'AES-CBC': parameters, 'AES-CTR': parameters, 'AES-GCM': parameters });
  const OPERATIONS = {
    'digest': HASHES,
    'sign': { HMAC: NONE },
    'verify': { HMAC: NONE },
    'encrypt': CIPHERS,
    'decrypt': CIPHERS,
    'deriveBits': DERIVATIONS,
    'generateKey': { HMAC, ...aes(AES_LENGTH) },
    'importKey': { HMAC, ...aes(NONE), HKDF: NONE, PBKDF2: NONE },
    'get key length': { HMAC, ...aes(AES_LENGTH), HKDF: NONE, PBKDF2: NONE },
  };

  /** (object or DOMString), which algorithms are given as. */
  function algorithmIdentifier(value) {
    return isObject(value) ? value : convert.DOMString(value);
  }

  /** The bytes of a BufferSource as they are now, for Java alone. */
  function bytesOf(value) {
    const view = viewOf(value, 'Web Cryptography');
    if (view === undefined) {
      throw new TypeError('Web Cryptography: the value is neither a buffer nor a view');
    }
    return host.crypto.copy(view.buffer, view.byteOffset, view.byteLength);
  }

  /** The algorithm with its parameters converted, by the name that it has in the standard. */
  function normalize(given, operation) {
    const { name: own } = isObject(given) ? given : { name: given };
    if (own === undefined) {
      throw new TypeError(`${operation}: the algorithm has no name`);
    }
    const asked = convert.DOMString(own);
    const supported = OPERATIONS[operation];
    const name = keys(supported).find((each) => sameLetters(each, asked));
    if (name === undefined) {
      throw new DOMException(`${operation}: '${asked}' is not supported`, 'NotSupportedError');
    }
    const normalized = { name };
    const members = supported[name];
    for (const member of keys(members)) {
      const [conversion, required] = members[member];
      const value = isObject(given) ? given[member] : undefined;
      if (value !== undefined) {
        normalized[member] = conversion(value);
      } else if (required) {
        throw new TypeError(`${operation} with ${name}: '${member}' is missing`);
      }
    }
    return normalized;
  }

  // ASCII letters alone are the same in both cases.
  function sameLetters(name, asked) {
    return name.length === asked.length && /^[\0-\x7F]*$/.test(asked) && name === asked.toUpperCase();
  }

  return { normalize, algorithmIdentifier, bytesOf };
})
