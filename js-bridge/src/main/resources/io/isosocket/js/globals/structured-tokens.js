// Messages of broadcast channels as tokens, and back. Java has the same in StructuredTokens, whose comment tells the
// letters; those that Java has no form of are here:
//
//   B N S I value          a Boolean, Number, String or BigInt object
//   r source flags         a RegExp
//   e name message stack   an Error; message and stack are null where it has none
//   x name message         a DOMException
(function (use) {
  'use strict';

  const { uncurry, getter } = use('uncurry');
  const { typedArrayName } = use('buffer-source');
  const { structuredClone, refused } = use('structured-clone');
  const { defineProperty, getOwnPropertyDescriptor, getPrototypeOf, keys } = Object;
  const { isArray } = Array;
  const mapGet = uncurry(Map.prototype.get);
  const mapSet = uncurry(Map.prototype.set);
  const mapSize = getter(Map.prototype, 'size');
  const mapEach = uncurry(Map.prototype.forEach);
  const setAdd = uncurry(Set.prototype.add);
  const setSize = getter(Set.prototype, 'size');
  const setEach = uncurry(Set.prototype.forEach);
  const dateTime = uncurry(Date.prototype.getTime);
  const source = getter(RegExp.prototype, 'source');
  const flags = getter(RegExp.prototype, 'flags');
  const isLengthTracking = getter(ArrayBuffer.prototype, 'resizable');
  const DATA_VIEW = DataView;
  const TypedArrayPrototype = getPrototypeOf(Uint8Array.prototype);
  const typedParts = ['buffer', 'byteOffset', 'length'].map((name) => getter(TypedArrayPrototype, name));
  const dataParts = ['buffer', 'byteOffset', 'byteLength'].map((name) => getter(DATA_VIEW.prototype, name));
  const ARRAY = Array;
  const ARRAY_BUFFER = ArrayBuffer;
  const OBJECT_PROTOTYPE = Object.prototype;
  const boxes = [[Boolean, 'B'], [Number, 'N'], [String, 'S'], [BigInt, 'I']]
    .map(([type, letter]) => ({ prototype: type.prototype, valueOf: uncurry(type.prototype.valueOf), letter }));
  const box = Object;
  const errorTypes = [EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError];
  const viewTypes = [
    Int8Array, Uint8Array, Uint8ClampedArray, Int16Array, Uint16Array, Int32Array, Uint32Array, BigInt64Array,
    BigUint64Array, Float16Array, Float32Array, Float64Array, DataView,
  ];
  const constructors = { Map, Set, Date, RegExp, Error, BigInt };
  const isSafeIndex = (key, length) => `${key >>> 0}` === key && key >>> 0 < length && key >>> 0 <= 0x7fffffff;

  /** The tokens of a message; a DataCloneError for what cannot be cloned, or not be sent elsewhere. */
  function tokensOf(message, origin) {
    // A clone has run all getters, and each object in it is what its prototype says.
    const tokens = [origin];
    write(structuredClone(message), tokens, new constructors.Map());
    return tokens;
  }

  function push(tokens, ...more) {
    for (let i = 0; i < more.length; i++) {
      tokens[tokens.length] = more[i];
    }
  }

  function write(value, tokens, known) {
    switch (typeof value) {
      case 'undefined': push(tokens, 'u'); break;
      case 'bigint': push(tokens, 'i', `${value}`); break;
      case 'object': writeObject(value, tokens, known); break;
      default: push(tokens, 'p', value);
    }
  }

  function writeObject(value, tokens, known) {
    if (value === null) {
      push(tokens, 'p', null);
      return;
    }
    const index = mapGet(known, value);
    if (index !== undefined) {
      push(tokens, '#', index);
      return;
    }
    mapSet(known, value, mapSize(known));
    const into = (item) => write(item, tokens, known);
    const prototype = getPrototypeOf(value);
    if (prototype === OBJECT_PROTOTYPE) {
      push(tokens, 'o');
      writeProperties(value, tokens, into, (key) => key);
    } else if (isArray(value)) {
      const { length } = value;
      push(tokens, 'a', length);
      writeProperties(value, tokens, into, (key) => (isSafeIndex(key, length) ? key >>> 0 : key));
    } else {
      writeSpecial(value, prototype, tokens, into);
    }
  }

  function writeProperties(value, tokens, into, keyOf) {
    const names = keys(value);
    push(tokens, names.length);
    for (let i = 0; i < names.length; i++) {
      push(tokens, keyOf(names[i]));
      into(value[names[i]]);
    }
  }

  function writeSpecial(value, prototype, tokens, into) {
    const boxed = boxes.find((each) => each.prototype === prototype);
    if (boxed !== undefined) {
      const primitive = boxed.valueOf(value);
      push(tokens, boxed.letter, typeof primitive === 'bigint' ? `${primitive}` : primitive);
    } else if (prototype === constructors.Map.prototype) {
      push(tokens, 'm', mapSize(value));
      mapEach(value, (item, key) => {
        into(key);
        into(item);
      });
    } else if (prototype === constructors.Set.prototype) {
      push(tokens, 's', setSize(value));
      setEach(value, into);
    } else if (prototype === constructors.Date.prototype) {
      push(tokens, 'd', dateTime(value));
    } else if (prototype === constructors.RegExp.prototype) {
      push(tokens, 'r', source(value), flags(value));
    } else if (prototype === ARRAY_BUFFER.prototype) {
      push(tokens, 'b', value);
    } else if (typedArrayName(value) !== undefined) {
      writeView(value, typedArrayName(value), typedParts, tokens, into);
    } else if (prototype === DATA_VIEW.prototype) {
      writeView(value, 'DataView', dataParts, tokens, into);
    } else {
      writeError(value, tokens);
    }
  }

  function writeView(value, name, [buffer, byteOffset, length], tokens, into) {
    push(tokens, 'v', name);
    into(buffer(value));
    push(tokens, byteOffset(value), isLengthTracking(buffer(value)) ? -1 : length(value));
  }

  function writeError(value, tokens) {
    const exceptions = use.ifLoaded('dom-exception');
    if (exceptions !== undefined && exceptions.isDOMException(value)) {
      push(tokens, 'x', value.name, value.message);
    } else if (value instanceof constructors.Error) {
      push(tokens, 'e', getPrototypeOf(value).constructor.name, dataOf(value, 'message'), dataOf(value, 'stack'));
    } else {
      // Deviation: the bytes of a Blob may be in a file of this machine.
      throw refused(value, 'could not be sent');
    }
  }

  function dataOf(value, key) {
    const descriptor = getOwnPropertyDescriptor(value, key);
    return descriptor !== undefined && typeof descriptor.value === 'string' ? descriptor.value : null;
  }

  /** The message that tokens of the host's stand for, behind its origin. */
  function messageOf(tokens) {
    return read({ tokens, known: [] });
  }

  function take(reader) {
    return reader.tokens.next();
  }

  function remember(reader, object) {
    reader.known[reader.known.length] = object;
    return object;
  }

  function read(reader) {
    const letter = take(reader);
    const { Map, Set, Date, RegExp, BigInt } = constructors;
    switch (letter) {
      case 'p': return take(reader);
      case 'u': return undefined;
      case 'i': return BigInt(take(reader));
      case '#': return reader.known[take(reader)];
      case 'o': return readProperties(reader, remember(reader, {}));
      case 'a': return readProperties(reader, remember(reader, new ARRAY(take(reader))));
      case 'm': return readMap(reader, remember(reader, new Map()));
      case 's': return readSet(reader, remember(reader, new Set()));
      case 'd': return remember(reader, new Date(take(reader)));
      case 'r': return remember(reader, new RegExp(take(reader), take(reader)));
      case 'b': return remember(reader, new ARRAY_BUFFER(take(reader)));
      case 'v': return readView(reader);
      case 'B':
      case 'N':
      case 'S': return remember(reader, box(take(reader)));
      case 'I': return remember(reader, box(BigInt(take(reader))));
      case 'e': return remember(reader, readError(reader));
      case 'x': return remember(reader, readException(reader));
      default: throw new TypeError('the message is none of a broadcast channel');
    }
  }

  function readProperties(reader, object) {
    for (let left = take(reader); left > 0; left--) {
      const key = take(reader);
      const value = read(reader);
      defineProperty(object, key, { value, writable: true, enumerable: true, configurable: true });
    }
    return object;
  }

  function readMap(reader, map) {
    for (let left = take(reader); left > 0; left--) {
      const key = read(reader);
      mapSet(map, key, read(reader));
    }
    return map;
  }

  function readSet(reader, set) {
    for (let left = take(reader); left > 0; left--) {
      setAdd(set, read(reader));
    }
    return set;
  }

  // A view stands before its buffer.
  function readView(reader) {
    const index = reader.known.length;
    remember(reader, undefined);
    const name = take(reader);
    const Type = viewTypes.find((each) => each.name === name);
    const buffer = read(reader);
    const offset = take(reader);
    const length = take(reader);
    reader.known[index] = length < 0 ? new Type(buffer, offset) : new Type(buffer, offset, length);
    return reader.known[index];
  }

  function readError(reader) {
    const name = take(reader);
    const Type = errorTypes.find((each) => each.name === name) ?? constructors.Error;
    const message = take(reader);
    const stack = take(reader);
    const error = new Type();
    for (const [key, value] of [['message', message], ['stack', stack]]) {
      if (value !== null) {
        defineProperty(error, key, { value, writable: true, enumerable: false, configurable: true });
      }
    }
    return error;
  }

  function readException(reader) {
    const { DOMException } = use('dom-exception');
    const name = take(reader);
    return new DOMException(take(reader), name);
  }

  return { tokensOf, messageOf };
})
