// TextEncoder: Encoding Standard, sections 7.3 and 7.4.
(function (use, host) {
  'use strict';

  const { defineInterface, requireArguments, illegalInvocation, convert } = use('webidl');
  const { viewOf, typedArrayName } = use('buffer-source');
  const { texts } = host;
  const ARRAY_BUFFER = ArrayBuffer;
  const UINT8_ARRAY = Uint8Array;
  const setBytes = Function.prototype.call.bind(Uint8Array.prototype.set);
  const where = "Failed to execute 'encodeInto' on 'TextEncoder'";

  let check;

  class TextEncoder {
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

    get encoding() {
      check(this);
      return 'utf-8';
    }

    encode(input = '') {
      check(this);
      return new UINT8_ARRAY(new ARRAY_BUFFER(texts.encode(convert.USVString(input))));
    }

    encodeInto(source, destination) {
      check(this);
      requireArguments(arguments.length, 2, where);
      const text = convert.USVString(source);
      if (typedArrayName(destination) !== 'Uint8Array') {
        throw new TypeError(`${where}: the destination is not a Uint8Array`);
      }
      const { buffer, byteOffset, byteLength } = viewOf(destination, where, true);
      const encoded = texts.encodeInto(text, byteLength);
      const bytes = new UINT8_ARRAY(new ARRAY_BUFFER(encoded.bytes()));
      const written = bytes.length;
      if (written > 0) {
        setBytes(new UINT8_ARRAY(buffer, byteOffset, byteLength), bytes);
      }
      return { read: encoded.read(), written };
    }
  }

  defineInterface(TextEncoder);

  return { TextEncoder };
})
