// Blob and File: File API, sections 3 and 4. The bytes are those of a Java blob behind the object.
// Deviation: stream() and textStream() are missing: blobs are read whole.
(function (use, host) {
  'use strict';

  const { defineInterface, requireArguments, illegalInvocation, convert, isObject } = use('webidl');
  const { viewOf, isSharedArrayBuffer } = use('buffer-source');
  const { DOMException } = use('dom-exception');
  const { promise } = use('promise');
  const { now } = Date;
  const ARRAY_BUFFER = ArrayBuffer;
  const UINT8_ARRAY = Uint8Array;
  const { blobs } = host;

  // Handed to a constructor in place of the parts, it makes the object for a blob that Java has.
  const ADOPT = Symbol('adopt');

  let isBlob;
  let slot;
  let isFile;
  let fileSlots;

  // The Java blob of a Blob; a TypeError for anything else.
  function handle(value) {
    try {
      return slot(value);
    } catch {
      throw illegalInvocation();
    }
  }

  // Section 3.1, "process blob parts": what each part is has been settled when the bytes are taken.
  function process(parts, type, endings) {
    const made = blobs.parts();
    for (let i = 0; i < parts.length; i++) {
      const part = parts[i];
      if (typeof part === 'string') {
        made.text(part);
      } else if (isBlob(part)) {
        made.blob(slot(part));
      } else {
        const { buffer, byteOffset, byteLength } = viewOf(part, 'blob part');
        made.bytes(buffer, byteOffset, byteLength);
      }
    }
    return made.toBlob(type, endings === 'native');
  }

  // (BufferSource or Blob or USVString). A SharedArrayBuffer is none of the first two, so it is a string; a view on
  // one is no value at all.
  function blobPart(where) {
    return (value) => {
      if (isObject(value) &&
          (isBlob(value) || (!isSharedArrayBuffer(value) && viewOf(value, where) !== undefined))) {
        return value;
      }
      return convert.USVString(value);
    };
  }

  // The dictionary BlobPropertyBag, its members in lexicographical order.
  function propertyBag(options, where) {
    const { endings: givenEndings } = options;
    const endings = givenEndings === undefined ? 'transparent' : convert.DOMString(givenEndings);
    if (endings !== 'transparent' && endings !== 'native') {
      throw new TypeError(`${where}: endings: '${endings}' is neither 'transparent' nor 'native'`);
    }
    const { type } = options;
    return { endings, type: type === undefined ? '' : convert.DOMString(type) };
  }

  class Blob {
    #blob;

    static {
      isBlob = (value) => isObject(value) && #blob in value;
      slot = (blob) => blob.#blob;
    }

    constructor(blobParts = undefined, options = undefined) {
      if (blobParts === ADOPT) {
        this.#blob = options;
        return;
      }
      const where = "Failed to construct 'Blob'";
      const parts = blobParts === undefined ? [] : convert.sequence(blobParts, blobPart(where), where);
      const { type, endings } = propertyBag(convert.dictionary(options, where), where);
      this.#blob = process(parts, type, endings);
    }

    get size() {
      return blobs.size(handle(this));
    }

    get type() {
      return blobs.type(handle(this));
    }

    slice(start = undefined, end = undefined, contentType = undefined) {
      const blob = handle(this);
      const from = start === undefined ? 0 : convert.longLong(start, { clamp: true });
      const to = end === undefined ? blobs.size(blob) : convert.longLong(end, { clamp: true });
      const type = contentType === undefined ? '' : convert.DOMString(contentType);
      return blobFor(blobs.slice(blob, from, to, type));
    }

    text() {
      return promise((resolve, reject) => blobs.readText(handle(this), resolve, rejection(reject)));
    }

    arrayBuffer() {
      return promise((resolve, reject) =>
        blobs.read(handle(this), (bytes) => resolve(new ARRAY_BUFFER(bytes)), rejection(reject)));
    }

    bytes() {
      return promise((resolve, reject) =>
        blobs.read(handle(this), (bytes) => resolve(new UINT8_ARRAY(new ARRAY_BUFFER(bytes))), rejection(reject)));
    }
  }

  function rejection(reject) {
    return (name, message) => reject(new DOMException(message, name));
  }

  class File extends Blob {
    #name;
    #lastModified;

    static {
      fileSlots = (file) => ({ name: file.#name, lastModified: file.#lastModified });
      isFile = (value) => isObject(value) && #name in value;
    }

    constructor(fileBits, fileName, options = undefined) {
      if (fileBits === ADOPT) {
        super(ADOPT, fileName);
        this.#name = options.name;
        this.#lastModified = options.lastModified;
        return;
      }
      const where = "Failed to construct 'File'";
      requireArguments(arguments.length, 2, where);
      const parts = convert.sequence(fileBits, blobPart(where), where);
      const name = convert.USVString(fileName);
      const given = convert.dictionary(options, where);
      const { type, endings } = propertyBag(given, where);
      const { lastModified } = given;
      const modified = lastModified === undefined ? now() : convert.longLong(lastModified);
      super(ADOPT, process(parts, type, endings));
      this.#name = name;
      this.#lastModified = modified;
    }

    get name() {
      return ofFile(this).name;
    }

    get lastModified() {
      return ofFile(this).lastModified;
    }
  }

  function ofFile(value) {
    if (!isFile(value)) {
      throw illegalInvocation();
    }
    return fileSlots(value);
  }

  defineInterface(Blob);
  defineInterface(File);

  /** The Java blob of a Blob; undefined for any other value. */
  function blobOf(value) {
    return isBlob(value) ? slot(value) : undefined;
  }

  /** A Blob for a blob that Java has. */
  function blobFor(blob) {
    return new Blob(ADOPT, blob);
  }

  /** Another object for the same bytes: the serialization steps of Blob and of File. */
  function clone(value) {
    return isFile(value) ? new File(ADOPT, slot(value), fileSlots(value)) : blobFor(handle(value));
  }

  return { Blob, File, isBlob, blobOf, blobFor, clone };
})
