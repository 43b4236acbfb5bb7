// The CryptoKey interface: Web Cryptography, section 13.
(function (use) {
  'use strict';

  const { defineInterface, illegalInvocation, illegalConstructor, isObject } = use('webidl');

  const INTERNAL = Symbol('internal');
  // All of them, in the order in which a key shows its own.
  const USAGES = ['encrypt', 'decrypt', 'sign', 'verify', 'deriveKey', 'deriveBits', 'wrapKey', 'unwrapKey'];

  let slots;
  let isCryptoKey;

  function slotsOf(value) {
    try {
      return slots(value);
    } catch {
      throw illegalInvocation();
    }
  }

  class CryptoKey {
    #slots;

    static {
      slots = (key) => key.#slots;
      isCryptoKey = (value) => isObject(value) && #slots in value;
    }

    constructor() {
      if (arguments[0] !== INTERNAL) {
        throw illegalConstructor();
      }
      this.#slots = arguments[1];
    }

    get type() {
      slotsOf(this);
      return 'secret';
    }

    get extractable() {
      return slotsOf(this).extractable;
    }

    get algorithm() {
      return slotsOf(this).shownAlgorithm;
    }

    get usages() {
      return slotsOf(this).shownUsages;
    }
  }

  defineInterface(CryptoKey);

  /**
   * A secret key. `algorithm` is { name, hash, length }, the latter two where the algorithm has them; `bytes` is what
   * Java holds.
   */
  function newKey(algorithm, extractable, usages, bytes) {
    const { name, hash, length } = algorithm;
    const own = USAGES.filter((usage) => usages.includes(usage));
    // A script may change what it is shown, which changes nothing of the key.
    const shownAlgorithm = { name };
    if (hash !== undefined) {
      shownAlgorithm.hash = { name: hash };
    }
    if (length !== undefined) {
      shownAlgorithm.length = length;
    }
    return new CryptoKey(INTERNAL,
      { algorithm, extractable, usages: own, shownAlgorithm, shownUsages: [...own], bytes });
  }

  /** Another object for the same key: the serialization steps. */
  function clone(key) {
    const { algorithm, extractable, usages, bytes } = slotsOf(key);
    return newKey(algorithm, extractable, usages, bytes);
  }

  return { CryptoKey, USAGES, newKey, slotsOf, isCryptoKey, clone };
})
