// TextDecoder: Encoding Standard, sections 7.1 and 7.2.
(function (use, host) {
  'use strict';

  const { defineInterface, illegalInvocation, convert } = use('webidl');
  const { viewOf } = use('buffer-source');
  const { texts } = host;
  const NOTHING = { buffer: new ArrayBuffer(0), byteOffset: 0, byteLength: 0 };
  const where = "Failed to execute 'decode' on 'TextDecoder'";

  let slots;

  function slotsOf(value) {
    try {
      return slots(value);
    } catch {
      throw illegalInvocation();
    }
  }

  class TextDecoder {
    #slots;

    static {
      slots = (decoder) => decoder.#slots;
    }

    constructor(label = 'utf-8', options = undefined) {
      const given = convert.DOMString(label);
      const dictionary = convert.dictionary(options, "Failed to construct 'TextDecoder'");
      const fatal = !!dictionary.fatal;
      const ignoreBOM = !!dictionary.ignoreBOM;
      const encoding = texts.encoding(given);
      if (encoding === null || encoding === 'replacement') {
        throw new RangeError(`Failed to construct 'TextDecoder': '${given}' is not a label of an encoding to decode`);
      }
      this.#slots = { encoding, fatal, ignoreBOM, decoder: texts.decoder(encoding, fatal, ignoreBOM) };
    }

    get encoding() {
      return slotsOf(this).encoding;
    }

    get fatal() {
      return slotsOf(this).fatal;
    }

    get ignoreBOM() {
      return slotsOf(this).ignoreBOM;
    }

    decode(input = undefined, options = undefined) {
      const { decoder, encoding } = slotsOf(this);
      const view = input === undefined ? NOTHING : viewOf(input, where, true);
      if (view === undefined) {
        throw new TypeError(`${where}: the input is neither a buffer nor a view`);
      }
      const stream = options !== undefined && !!convert.dictionary(options, where).stream;
      // A getter among the options can have detached the buffer, which has no bytes then.
      const { buffer, byteOffset, byteLength } =
        input === undefined || options === undefined ? view : viewOf(input, where, true);
      const text = decoder.decode(buffer, byteOffset, byteLength, stream);
      if (text === null) {
        throw new TypeError(`${where}: the bytes are not ${encoding}`);
      }
      return text;
    }
  }

  defineInterface(TextDecoder);

  return { TextDecoder };
})
