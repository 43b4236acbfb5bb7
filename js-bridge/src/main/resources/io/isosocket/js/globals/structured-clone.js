// structuredClone: HTML, section 2.7. What is to be cloned becomes records first, since getters of the script run
// meanwhile; then the buffers change hands; then the records become objects, and no code of the script runs.
(function (use, host) {
  'use strict';

  const { convert, isInterfacePrototype } = use('webidl');
  const { uncurry, getter } = use('uncurry');
  const { isArrayBuffer } = use('buffer-source');
  const { defineProperty, getOwnPropertyDescriptor, getPrototypeOf, keys } = Object;
  const { isArray } = Array;
  const hasOwn = uncurry(Object.prototype.hasOwnProperty);
  const transfer = uncurry(ArrayBuffer.prototype.transfer);
  const isDetached = getter(ArrayBuffer.prototype, 'detached');
  const ARRAY = Array;
  const RANGE_ERROR = RangeError;
  const OBJECT_PROTOTYPE = Object.prototype;
  const { inspection } = host;
  const WHERE = "Failed to execute 'structuredClone'";

  // What Inspection.kindOf returns.
  const ORDINARY = 0;
  const ERROR = 3;

  function refused(value, rule = 'could not be cloned') {
    const { DOMException } = use('dom-exception');
    const text = use('inspect').inspect(value, { depth: -1 });
    return new DOMException(`${WHERE}: ${text} ${rule}`, 'DataCloneError');
  }

  function structuredClone(value, options = undefined) {
    try {
      return clone(value, options);
    } catch (thrown) {
      // The end of the stack may be met in a call of the host's, and then it is an exception of Java's.
      throw inspection.isStackOverflow(thrown) ? new RANGE_ERROR(`${WHERE}: the value is nested too deeply`) : thrown;
    }
  }

  function clone(value, options) {
    const { transfer: given } = convert.dictionary(options, WHERE);
    const transferred = given === undefined ? [] : convert.sequence(given, convert.object, `${WHERE}: transfer`);
    const memory = new Map();
    for (const item of transferred) {
      prepareTransfer(item, memory);
    }
    const record = serialize(value, memory);
    for (const item of transferred) {
      if (isDetached(item)) {
        throw refused(item, 'is detached already');
      }
      memory.get(item).made = transfer(item);
    }
    return revive(record);
  }

  // Section 2.7.7, "StructuredSerializeWithTransfer": nothing but buffers can be transferred here.
  function prepareTransfer(item, memory) {
    if (!isArrayBuffer(item)) {
      throw refused(item, 'could not be transferred');
    }
    if (memory.has(item)) {
      throw refused(item, 'is in the list of transfers twice');
    }
    memory.set(item, { made: undefined });
  }

  // A primitive stands for itself, so every object here is a record: it makes the clone, then fills it, since the
  // clone may hold itself.
  function serialize(value, memory) {
    if (typeof value === 'symbol' || typeof value === 'function') {
      throw refused(value);
    }
    if (typeof value !== 'object' || value === null) {
      return value;
    }
    const known = memory.get(value);
    if (known !== undefined) {
      return known;
    }
    const record = { made: undefined, make: undefined, fill: undefined };
    const into = (item) => serialize(item, memory);
    const kind = inspection.kindOf(value);
    if (kind !== ORDINARY && kind !== ERROR) {
      throw refused(value);
    }
    memory.set(value, record);
    if (kind === ERROR) {
      use('structured-clone-kinds').error(value, record, into);
    } else if (isArray(value)) {
      const { length } = value;
      properties(value, record, into);
      record.make = () => new ARRAY(length);
    } else if (!hasKind(value, record, into)) {
      properties(value, record, into);
      record.make = () => ({});
    }
    return record;
  }

  // Looks for the slots that the prototypes of an object speak of.
  // Deviation: one whose prototype was exchanged for an unrelated one is taken for an ordinary object, since to ask each
  // object for each slot would cost more than its clone.
  function hasKind(value, record, into) {
    let prototype = getPrototypeOf(value);
    if (prototype === OBJECT_PROTOTYPE) {
      return false;
    }
    if (prototype === null) {
      refuseNamespace(value);
    }
    for (; prototype !== null && prototype !== OBJECT_PROTOTYPE; prototype = getPrototypeOf(prototype)) {
      const { kinds, platform } = use('structured-clone-kinds');
      if (isInterfacePrototype(prototype)) {
        if (!platform(value, record)) {
          throw refused(value);
        }
        return true;
      }
      const kind = kinds.get(prototype);
      if (kind !== undefined) {
        if (kind.isBranded(value)) {
          kind.serialize(value, record, into);
          return true;
        }
      } else if (isBuiltIn(prototype)) {
        throw refused(value);
      }
    }
    return false;
  }

  // A built-in prototype of another kind (of promises, weak collections, iterators, Intl): only such a one has a class
  // string that is read-only and still configurable.
  function isBuiltIn(prototype) {
    const tag = getOwnPropertyDescriptor(prototype, Symbol.toStringTag);
    return tag !== undefined && tag.writable === false && tag.configurable && !tag.enumerable;
  }

  function refuseNamespace(value) {
    const tag = getOwnPropertyDescriptor(value, Symbol.toStringTag);
    if (tag !== undefined && tag.value === 'Module' && !tag.configurable) {
      throw refused(value);
    }
  }

  // Section 2.7.3, step 26: a getter that runs may remove properties that are still to come.
  function properties(value, record, into) {
    const names = [];
    const items = [];
    for (const key of keys(value)) {
      if (hasOwn(value, key)) {
        names[names.length] = key;
        items[items.length] = into(value[key]);
      }
    }
    record.fill = (clone) => {
      for (let i = 0; i < names.length; i++) {
        const item = revive(items[i]);
        if (names[i] in clone) {
          // An inherited setter such as __proto__'s must not see it.
          defineProperty(clone, names[i], { value: item, writable: true, enumerable: true, configurable: true });
        } else {
          clone[names[i]] = item;
        }
      }
    };
  }

  /** The clone that a record stands for; a primitive is its own. */
  function revive(record) {
    if (typeof record !== 'object' || record === null) {
      return record;
    }
    if (record.made === undefined) {
      record.made = record.make();
      if (record.fill !== undefined) {
        record.fill(record.made);
      }
    }
    return record.made;
  }

  return { structuredClone, revive, refused };
})
