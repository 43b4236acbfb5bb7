// How buffers and views on them become records: HTML, section 2.7.3, steps 13 and 14.
(function (use) {
  'use strict';

  const { uncurry, getter } = use('uncurry');
  const { isSharedArrayBuffer } = use('buffer-source');
  const { getPrototypeOf } = Object;
  const { revive, refused } = use('structured-clone');
  const ARRAY_BUFFER = ArrayBuffer;
  const UINT8_ARRAY = Uint8Array;
  const DATA_VIEW = DataView;

  /** Whether a value has the slot that a method needs. */
  function brand(method) {
    return (value) => {
      try {
        method(value);
        return true;
      } catch {
        return false;
      }
    };
  }

  const isDetached = getter(ArrayBuffer.prototype, 'detached');
  const isResizable = getter(ArrayBuffer.prototype, 'resizable');
  const bufferLength = getter(ArrayBuffer.prototype, 'byteLength');
  const maxLength = getter(ArrayBuffer.prototype, 'maxByteLength');
  const sliceBuffer = uncurry(ArrayBuffer.prototype.slice);
  const resize = uncurry(ArrayBuffer.prototype.resize);
  const setBytes = uncurry(Uint8Array.prototype.set);
  const buffer = {
    isBranded: brand(isDetached),
    serialize(value, record) {
      if (isDetached(value)) {
        throw refused(value, 'is detached');
      }
      const copy = copyOf(value);
      record.make = () => copy;
    },
  };

  function copyOf(value) {
    const length = bufferLength(value);
    if (!isResizable(value)) {
      return sliceBuffer(value, 0, length);
    }
    const copy = new ARRAY_BUFFER(length, { maxByteLength: maxLength(value) });
    setBytes(new UINT8_ARRAY(copy), new UINT8_ARRAY(value));
    return copy;
  }

  // Section 2.7.3, step 13: allowed among agents that share memory, which crossOriginIsolated says ours are not.
  const sharedBuffer = {
    isBranded: isSharedArrayBuffer,
    serialize(value) {
      throw refused(value, 'is shared memory, which only a cross-origin isolated scope may clone');
    },
  };

  const TypedArrayPrototype = getPrototypeOf(Uint8Array.prototype);
  const typedTag = getter(TypedArrayPrototype, Symbol.toStringTag);
  const typedLength = getter(TypedArrayPrototype, 'length');
  const typedKeys = uncurry(TypedArrayPrototype.keys);
  const typedPart = ['buffer', 'byteOffset', 'byteLength'].map((name) => getter(TypedArrayPrototype, name));
  const dataPart = ['buffer', 'byteOffset', 'byteLength'].map((name) => getter(DataView.prototype, name));
  const viewTypes = new Map([
    Int8Array, Uint8Array, Uint8ClampedArray, Int16Array, Uint16Array, Int32Array, Uint32Array, BigInt64Array,
    BigUint64Array, Float16Array, Float32Array, Float64Array,
  ].map((type) => [type.name, type]));

  const typedArray = {
    isBranded: (value) => typedTag(value) !== undefined,
    serialize(value, record, into) {
      const Type = viewTypes.get(typedTag(value));
      const length = typedLength(value);
      view(value, record, into, { Type, length, unit: Type.BYTES_PER_ELEMENT, parts: typedPart, check: typedKeys });
    },
  };

  const dataView = {
    isBranded: brand(dataPart[0]),
    serialize(value, record, into) {
      const [, , byteLength] = dataPart;
      if (!brand(byteLength)(value)) {
        throw refused(value, 'is out of the bounds of its buffer');
      }
      const length = byteLength(value);
      view(value, record, into, { Type: DATA_VIEW, length, unit: 1, parts: dataPart, check: byteLength });
    },
  };

  function view(value, record, into, { Type, length, unit, parts, check }) {
    const [bufferOf, offsetOf, lengthOf] = parts;
    const viewed = bufferOf(value);
    const bufferRecord = into(viewed);
    if (!brand(check)(value)) {
      throw refused(value, 'is out of the bounds of its buffer');
    }
    const byteOffset = offsetOf(value);
    const tracks = isLengthTracking(value, viewed, byteOffset + lengthOf(value), unit, check);
    record.make = () => (tracks
      ? new Type(revive(bufferRecord), byteOffset) : new Type(revive(bufferRecord), byteOffset, length));
  }

  // Whether a view grows with its buffer is not to be seen from outside, only by what a shorter buffer does to it.
  function isLengthTracking(value, viewed, end, unit, check) {
    const length = bufferLength(viewed);
    if (!isResizable(viewed) || end === 0 || length - end >= unit) {
      return false;
    }
    const tail = sliceBuffer(viewed, end - 1, length);
    resize(viewed, end - 1);
    const survives = brand(check)(value);
    resize(viewed, length);
    setBytes(new UINT8_ARRAY(viewed), new UINT8_ARRAY(tail), end - 1);
    return survives;
  }

  const kinds = [
    [ArrayBuffer.prototype, buffer],
    [SharedArrayBuffer.prototype, sharedBuffer],
    [TypedArrayPrototype, typedArray],
    [DataView.prototype, dataView],
  ];

  return { kinds, brand };
})
