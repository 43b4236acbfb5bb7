// Web IDL, section 3.2.25: buffers and views as arguments.
(function () {
  'use strict';

  const { getOwnPropertyDescriptor, getPrototypeOf } = Object;
  const uncurry = (getter) => Function.prototype.call.bind(getter);
  const getter = (prototype, name) => uncurry(getOwnPropertyDescriptor(prototype, name).get);

  const TypedArrayPrototype = getPrototypeOf(Uint8Array.prototype);
  const { isView } = ArrayBuffer;
  const bufferLength = getter(ArrayBuffer.prototype, 'byteLength');
  const sharedLength = getter(SharedArrayBuffer.prototype, 'byteLength');
  const resizable = getter(ArrayBuffer.prototype, 'resizable');
  const growable = getter(SharedArrayBuffer.prototype, 'growable');
  const typedArray = {
    tag: getter(TypedArrayPrototype, Symbol.toStringTag),
    buffer: getter(TypedArrayPrototype, 'buffer'),
    byteOffset: getter(TypedArrayPrototype, 'byteOffset'),
    byteLength: getter(TypedArrayPrototype, 'byteLength'),
  };
  const dataView = {
    buffer: getter(DataView.prototype, 'buffer'),
    byteOffset: getter(DataView.prototype, 'byteOffset'),
    byteLength: getter(DataView.prototype, 'byteLength'),
  };

  function succeeds(get, value) {
    try {
      get(value);
      return true;
    } catch {
      return false;
    }
  }

  function isArrayBuffer(value) {
    return succeeds(bufferLength, value);
  }

  function isSharedArrayBuffer(value) {
    return succeeds(sharedLength, value);
  }

  /**
   * The buffer, byteOffset and byteLength of an ArrayBuffer or a view on one; undefined for any other value; a
   * TypeError for what can change its length, and, without [AllowShared], for what shares its memory, since another
   * agent could change it meanwhile.
   */
  function viewOf(value, where, allowShared = false) {
    if (isView(value)) {
      const get = typedArray.tag(value) === undefined ? dataView : typedArray;
      const buffer = get.buffer(value);
      checkBuffer(buffer, where, allowShared);
      return { buffer, byteOffset: get.byteOffset(value), byteLength: get.byteLength(value) };
    }
    if (isArrayBuffer(value)) {
      checkBuffer(value, where, allowShared);
      return { buffer: value, byteOffset: 0, byteLength: bufferLength(value) };
    }
    if (isSharedArrayBuffer(value)) {
      checkBuffer(value, where, allowShared);
      return { buffer: value, byteOffset: 0, byteLength: sharedLength(value) };
    }
    return undefined;
  }

  function checkBuffer(buffer, where, allowShared) {
    const shared = !isArrayBuffer(buffer);
    if (shared && !allowShared) {
      throw new TypeError(`${where}: the buffer's memory is shared`);
    }
    if (shared ? growable(buffer) : resizable(buffer)) {
      throw new TypeError(`${where}: the buffer's length can change`);
    }
  }

  /** The name of a typed array's type, such as 'Uint8Array'; undefined for any other value. */
  function typedArrayName(value) {
    return typedArray.tag(value);
  }

  return { viewOf, typedArrayName, isArrayBuffer, isSharedArrayBuffer };
})
