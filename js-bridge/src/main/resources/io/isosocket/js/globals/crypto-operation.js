// What is done with keys and bytes: Web Cryptography, sections 27 to 29 and 31 to 34. Java does the work; each operation
// gives a promise.
(function (use, host) {
  'use strict';

  const { DOMException } = use('dom-exception');
  const { promise } = use('promise');
  const { slotsOf } = use('crypto-key');
  const { crypto } = host;
  const ARRAY_BUFFER = ArrayBuffer;

  const HASH_BITS = { 'SHA-1': 160, 'SHA-256': 256, 'SHA-384': 384, 'SHA-512': 512 };
  const TAG_BITS = [32, 64, 96, 104, 112, 120, 128];
  const BLOCK = 16;
  const NOTHING = crypto.random(0);

  // `start` gets the two functions that Java calls one of; `convert` makes the script's value of the result.
  function work(start, convert) {
    return promise((resolve, reject) => start(
      (result) => resolve(convert(result)),
      (name, message) => reject(new DOMException(message, name))));
  }

  const toBuffer = (bytes) => new ARRAY_BUFFER(bytes);
  const same = (value) => value;

  function digest({ name }, data) {
    return work((done, failed) => crypto.digest(name, data, done, failed), toBuffer);
  }

  function sign(key, data) {
    const { algorithm, bytes } = slotsOf(key);
    return work((done, failed) => crypto.sign(algorithm.hash, bytes, data, done, failed), toBuffer);
  }

  function verify(key, signature, data) {
    const { algorithm, bytes } = slotsOf(key);
    return work((done, failed) => crypto.verify(algorithm.hash, bytes, signature, data, done, failed), same);
  }

  function operationError(message) {
    return new DOMException(message, 'OperationError');
  }

  // Checks the parameters and describes the use of the cipher for Java.
  function request(algorithm, encrypts, data) {
    const { name } = algorithm;
    switch (name) {
      case 'AES-CBC':
        checkBlock('iv', algorithm.iv);
        return crypto.aes(name, encrypts, algorithm.iv, 0, NOTHING);
      case 'AES-CTR':
        checkBlock('counter', algorithm.counter);
        if (algorithm.length === 0 || algorithm.length > 128) {
          throw operationError(`AES-CTR: a counter cannot have ${algorithm.length} bits`);
        }
        return crypto.aes(name, encrypts, algorithm.counter, algorithm.length, NOTHING);
      default:
        return gcmRequest(algorithm, encrypts, data);
    }
  }

  function checkBlock(name, bytes) {
    const length = crypto.length(bytes);
    if (length !== BLOCK) {
      throw operationError(`AES: '${name}' has ${length} bytes, not ${BLOCK}`);
    }
  }

  function gcmRequest({ name, iv, additionalData = NOTHING, tagLength = 128 }, encrypts, data) {
    if (!TAG_BITS.includes(tagLength)) {
      throw operationError(`AES-GCM: a tag cannot have ${tagLength} bits`);
    }
    if (tagLength < 96) {
      // Deviation: the JDK has no such short tags.
      throw new DOMException(`AES-GCM: a tag of ${tagLength} bits is not supported`, 'NotSupportedError');
    }
    if (!encrypts && crypto.length(data) < tagLength / 8) {
      throw operationError(`AES-GCM: the data is shorter than its tag of ${tagLength} bits`);
    }
    return crypto.aes(name, encrypts, iv, tagLength, additionalData);
  }

  function cipher(algorithm, key, data, encrypts) {
    const described = request(algorithm, encrypts, data);
    return work((done, failed) => crypto.cipher(described, slotsOf(key).bytes, data, done, failed), toBuffer);
  }

  function encrypt(algorithm, key, data) {
    return cipher(algorithm, key, data, true);
  }

  function decrypt(algorithm, key, data) {
    return cipher(algorithm, key, data, false);
  }

  function deriveBits(algorithm, key, bits) {
    const { name, hash, salt } = algorithm;
    if (bits === null || bits % 8 !== 0) {
      throw operationError(`${name}: ${bits} is not a number of whole bytes`);
    }
    const { bytes } = slotsOf(key);
    const length = bits / 8;
    if (name === 'PBKDF2') {
      if (algorithm.iterations === 0) {
        throw operationError('PBKDF2: there are no iterations');
      }
      return work((done, failed) =>
        crypto.pbkdf2(hash, bytes, salt, algorithm.iterations, length, done, failed), toBuffer);
    }
    if (bits > 255 * HASH_BITS[hash]) {
      throw operationError(`HKDF: ${bits} bits are more than 255 times those of ${hash}`);
    }
    return work((done, failed) => crypto.hkdf(hash, bytes, salt, algorithm.info, length, done, failed), toBuffer);
  }

  return { digest, sign, verify, encrypt, decrypt, deriveBits };
})
