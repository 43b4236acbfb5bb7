// What messages of the module isosocket:ws are: bytes whose toString() is their text, as those of Node's Buffer.
(function (use) {
  'use strict';

  const { TextDecoder } = use('text-decoder');
  const { TextEncoder } = use('text-encoder');
  const { shown } = use('duration');

  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const encoder = new TextEncoder();

  const latin1 = (bytes) => Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');

  const ENCODINGS = {
    __proto__: null,
    'utf8': (bytes) => decoder.decode(bytes),
    'utf-8': (bytes) => decoder.decode(bytes),
    'hex': (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(''),
    'base64': (bytes) => use('base64').btoa(latin1(bytes)),
    'latin1': latin1,
  };

  class MessageBytes extends Uint8Array {
    toString(encoding = 'utf8', start = 0, end = this.length) {
      const decode = ENCODINGS[String(encoding).toLowerCase()];
      if (decode === undefined) {
        throw new TypeError(`toString: the encoding ${shown(encoding)} is none of ${Object.keys(ENCODINGS).join(', ')}`);
      }
      return decode(this.subarray(start, end));
    }
  }

  /** The bytes of a string or of an ArrayBuffer. */
  function bytesOf(data) {
    if (typeof data !== 'string') {
      return new MessageBytes(data);
    }
    const { buffer, byteOffset, byteLength } = encoder.encode(data);
    return new MessageBytes(buffer, byteOffset, byteLength);
  }

  return { bytesOf };
})
