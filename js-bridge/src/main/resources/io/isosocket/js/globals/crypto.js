// The Crypto interface: Web Cryptography, section 10.
(function (use, host) {
  'use strict';

  const { defineInterface, requireArguments, illegalInvocation, illegalConstructor } = use('webidl');
  const { viewOf, typedArrayName } = use('buffer-source');
  const { isView } = ArrayBuffer;
  const ARRAY_BUFFER = ArrayBuffer;
  const UINT8_ARRAY = Uint8Array;
  const setBytes = Function.prototype.call.bind(Uint8Array.prototype.set);
  const where = "Failed to execute 'getRandomValues' on 'Crypto'";

  const INTERNAL = Symbol('internal');
  const QUOTA = 65536;

  let check;

  class Crypto {
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

    get subtle() {
      check(this);
      return use('subtle-crypto').subtle;
    }

    getRandomValues(array) {
      check(this);
      requireArguments(arguments.length, 1, where);
      if (!isView(array)) {
        throw new TypeError(`${where}: the argument is not a view`);
      }
      const { buffer, byteOffset, byteLength } = viewOf(array, where);
      if (!isIntegers(typedArrayName(array))) {
        const { DOMException } = use('dom-exception');
        throw new DOMException(`${where}: the view is not one of integers`, 'TypeMismatchError');
      }
      if (byteLength > QUOTA) {
        const { QuotaExceededError } = use('quota-exceeded-error');
        throw new QuotaExceededError(`${where}: ${byteLength} bytes are more than ${QUOTA}`,
          { quota: QUOTA, requested: byteLength });
      }
      if (byteLength > 0) {
        const random = new ARRAY_BUFFER(host.crypto.buffer(host.crypto.random(byteLength)));
        setBytes(new UINT8_ARRAY(buffer, byteOffset, byteLength), new UINT8_ARRAY(random));
      }
      return array;
    }

    randomUUID() {
      check(this);
      return host.crypto.randomUuid();
    }
  }

  function isIntegers(name) {
    switch (name) {
      case 'Int8Array':
      case 'Uint8Array':
      case 'Uint8ClampedArray':
      case 'Int16Array':
      case 'Uint16Array':
      case 'Int32Array':
      case 'Uint32Array':
      case 'BigInt64Array':
      case 'BigUint64Array':
        return true;
      default:
        return false;
    }
  }

  defineInterface(Crypto);

  return { Crypto, crypto: new Crypto(INTERNAL) };
})
