// How objects with internal slots become records: HTML, section 2.7.3, and the serialization steps of interfaces.
(function (use) {
  'use strict';

  const { convert } = use('webidl');
  const { uncurry, getter } = use('uncurry');
  const { brand, kinds: bufferKinds } = use('structured-clone-buffers');
  const { defineProperty, getOwnPropertyDescriptor } = Object;
  const { revive, refused } = use('structured-clone');

  const BOX = Object;
  const DATE = Date;
  const REG_EXP = RegExp;
  const MAP = Map;
  const SET = Set;

  function boxed({ prototype }) {
    const valueOf = uncurry(prototype.valueOf);
    return {
      isBranded: brand(valueOf),
      serialize(value, record) {
        const primitive = valueOf(value);
        if (typeof primitive === 'symbol') {
          throw refused(value);
        }
        record.make = () => BOX(primitive);
      },
    };
  }

  const time = uncurry(Date.prototype.getTime);
  const date = {
    isBranded: brand(time),
    serialize(value, record) {
      const millis = time(value);
      record.make = () => new DATE(millis);
    },
  };

  const source = getter(RegExp.prototype, 'source');
  // The attributes themselves, since `flags` would ask the object for each.
  const FLAGS = [
    ['d', 'hasIndices'], ['g', 'global'], ['i', 'ignoreCase'], ['m', 'multiline'], ['s', 'dotAll'], ['u', 'unicode'],
    ['v', 'unicodeSets'], ['y', 'sticky'],
  ].map(([flag, name]) => [flag, getter(RegExp.prototype, name)]);
  const regExp = {
    isBranded: brand(source),
    serialize(value, record) {
      const pattern = source(value);
      let flags = '';
      for (const [flag, has] of FLAGS) {
        if (has(value)) {
          flags += flag;
        }
      }
      record.make = () => new REG_EXP(pattern, flags);
    },
  };

  const mapEach = uncurry(Map.prototype.forEach);
  const mapSet = uncurry(Map.prototype.set);
  const map = {
    isBranded: brand(getter(Map.prototype, 'size')),
    serialize(value, record, into) {
      // A getter of an entry may change the map, so its entries are taken first.
      const entries = [];
      mapEach(value, (item, key) => entries.push(key, item));
      const records = entries.map(into);
      record.make = () => new MAP();
      record.fill = (clone) => {
        for (let i = 0; i < records.length; i += 2) {
          mapSet(clone, revive(records[i]), revive(records[i + 1]));
        }
      };
    },
  };

  const setEach = uncurry(Set.prototype.forEach);
  const setAdd = uncurry(Set.prototype.add);
  const set = {
    isBranded: brand(getter(Set.prototype, 'size')),
    serialize(value, record, into) {
      const members = [];
      setEach(value, (item) => members.push(item));
      const records = members.map(into);
      record.make = () => new SET();
      record.fill = (clone) => {
        for (const item of records) {
          setAdd(clone, revive(item));
        }
      };
    },
  };

  const ERROR = Error;
  const errorTypes = new Map([EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError]
    .map((type) => [type.name, type]));

  /** Section 2.7.3, step 17; beside the message goes what the engine's errors have: where they come from, and why. */
  function error(value, record, into) {
    const name = value.name;
    const Type = errorTypes.get(name === undefined ? 'Error' : convert.DOMString(name)) ?? ERROR;
    const message = dataOf(value, 'message');
    const text = message === undefined ? undefined : convert.DOMString(message.value);
    const stack = dataOf(value, 'stack');
    const cause = dataOf(value, 'cause');
    const causeRecord = cause === undefined ? undefined : into(cause.value);
    record.make = () => new Type();
    record.fill = (clone) => {
      hide(clone, 'message', text);
      hide(clone, 'stack', stack === undefined || typeof stack.value !== 'string' ? undefined : stack.value);
      if (cause !== undefined) {
        define(clone, 'cause', revive(causeRecord));
      }
    };
  }

  function dataOf(value, key) {
    const descriptor = getOwnPropertyDescriptor(value, key);
    return descriptor !== undefined && descriptor.get === undefined && descriptor.set === undefined
      ? descriptor : undefined;
  }

  function hide(object, key, value) {
    if (value !== undefined) {
      define(object, key, value);
    }
  }

  function define(object, key, value) {
    defineProperty(object, key, { value, writable: true, enumerable: false, configurable: true });
  }

  /** The objects of interfaces that are serializable: Web IDL, section 2.8.1; File API, sections 3 and 4. */
  function platform(value, record) {
    const exceptions = use.ifLoaded('dom-exception');
    if (exceptions !== undefined && exceptions.isDOMException(value)) {
      const { name, message, stack } = value;
      record.make = () => new exceptions.DOMException(message, name);
      record.fill = (clone) => define(clone, 'stack', stack);
      return true;
    }
    const blobs = use.ifLoaded('blob');
    if (blobs !== undefined && blobs.isBlob(value)) {
      record.make = () => blobs.clone(value);
      return true;
    }
    return false;
  }

  const kinds = new Map([
    ...[Boolean, Number, BigInt, String, Symbol].map((type) => [type.prototype, boxed(type)]),
    [Date.prototype, date],
    [RegExp.prototype, regExp],
    [Map.prototype, map],
    [Set.prototype, set],
    ...bufferKinds,
  ]);

  return { kinds, error, platform };
})
