// What Web IDL asks of every interface: conversions of arguments, and the shape of constructors and prototypes.
(function () {
  'use strict';

  const { defineProperty, getOwnPropertyDescriptor } = Object;
  const { ownKeys } = Reflect;
  const { floor, trunc, abs, min, max } = Math;
  const isWellFormed = Function.prototype.call.bind(String.prototype.isWellFormed);
  const toWellFormed = Function.prototype.call.bind(String.prototype.toWellFormed);

  // Web IDL, section 3.7: attributes and operations are enumerable, which members of a JS class are not.
  function makeEnumerable(object) {
    const own = typeof object === 'function' ? ['prototype', 'length', 'name'] : ['constructor'];
    for (const key of ownKeys(object)) {
      if (typeof key === 'string' && !own.includes(key)) {
        const descriptor = getOwnPropertyDescriptor(object, key);
        if (descriptor.configurable) {
          descriptor.enumerable = true;
          defineProperty(object, key, descriptor);
        }
      }
    }
  }

  // Section 3.7.5: constants stand on the interface object and on its prototype, unchangeable.
  function defineConstants(Interface, constants) {
    for (const name of ownKeys(constants)) {
      const descriptor = { value: constants[name], writable: false, enumerable: true, configurable: false };
      defineProperty(Interface, name, descriptor);
      defineProperty(Interface.prototype, name, descriptor);
    }
  }

  const prototypes = new WeakSet();
  const { has } = WeakSet.prototype;

  /** Whether this is the prototype object of one of our interfaces: what inherits from it is a platform object. */
  function isInterfacePrototype(object) {
    return apply(has, prototypes, [object]);
  }

  /**
   * Gives a class the shape of an interface: enumerable members (static ones too), the class string, constants.
   * `name` is needed only where the class has another name than the interface.
   */
  function defineInterface(Interface, { constants = {}, name = Interface.name } = {}) {
    prototypes.add(Interface.prototype);
    makeEnumerable(Interface);
    makeEnumerable(Interface.prototype);
    defineConstants(Interface, constants);
    defineProperty(Interface.prototype, Symbol.toStringTag,
      { value: name, writable: false, enumerable: false, configurable: true });
    return Interface;
  }

  // Section 3.7.9: a namespace object, such as console, whose operations are enumerable.
  function defineNamespace(namespace, name) {
    makeEnumerable(namespace);
    defineProperty(namespace, Symbol.toStringTag,
      { value: name, writable: false, enumerable: false, configurable: true });
    return namespace;
  }

  function illegalInvocation() {
    return new TypeError('Illegal invocation');
  }

  function illegalConstructor() {
    return new TypeError('Illegal constructor');
  }

  // Section 3.6: too few arguments are a TypeError before any of them is converted.
  function requireArguments(actual, needed, where) {
    if (actual < needed) {
      throw new TypeError(
        `${where}: ${needed} argument${needed === 1 ? '' : 's'} required, but only ${actual} present`);
    }
  }

  // Section 3.2.4.9, ConvertToInt, for the sizes that a double holds exactly.
  function integer(value, bits, signed, { clamp = false, enforceRange = false } = {}) {
    const lower = signed ? (bits === 64 ? -Number.MAX_SAFE_INTEGER : -(2 ** (bits - 1))) : 0;
    const upper = bits === 64 ? Number.MAX_SAFE_INTEGER : 2 ** (signed ? bits - 1 : bits) - 1;
    let x = +value;
    if (enforceRange) {
      if (x !== x || x === Infinity || x === -Infinity) {
        throw new TypeError(`${x} is not a finite number`);
      }
      x = trunc(x);
      if (x < lower || x > upper) {
        throw new TypeError(`${x} is outside the range ${lower} to ${upper}`);
      }
      return x + 0;
    }
    if (x !== x) {
      return 0;
    }
    if (clamp) {
      return roundToEven(min(max(x, lower), upper));
    }
    if (x === Infinity || x === -Infinity) {
      return 0;
    }
    return wrap(trunc(x), bits, signed);
  }

  function roundToEven(x) {
    const below = floor(x);
    const fraction = x - below;
    if (fraction < 0.5 || (fraction === 0.5 && below % 2 === 0)) {
      return below + 0;
    }
    return below + 1;
  }

  function wrap(x, bits, signed) {
    const modulus = 2 ** bits;
    if (bits === 64 && (abs(x) > Number.MAX_SAFE_INTEGER || x < 0)) {
      return Number(signed ? BigInt.asIntN(64, BigInt(x)) : BigInt.asUintN(64, BigInt(x)));
    }
    let y = x % modulus;
    if (y < 0) {
      y += modulus;
    }
    return signed && y >= modulus / 2 ? y - modulus : y + 0;
  }

  // Section 3.2: conversions, each from any JS value to the IDL type that it is named for.
  const convert = {
    any: (value) => value,
    boolean: (value) => !!value,
    DOMString(value) {
      if (typeof value === 'string') {
        return value;
      }
      if (typeof value === 'symbol') {
        throw new TypeError('Cannot convert a Symbol value to a string');
      }
      return `${value}`;
    },
    USVString(value) {
      const string = convert.DOMString(value);
      return isWellFormed(string) ? string : toWellFormed(string);
    },
    short: (value, options) => integer(value, 16, true, options),
    octet: (value, options) => integer(value, 8, false, options),
    unsignedShort: (value, options) => integer(value, 16, false, options),
    long: (value, options) => integer(value, 32, true, options),
    unsignedLong: (value, options) => integer(value, 32, false, options),
    longLong: (value, options) => integer(value, 64, true, options),
    unsignedLongLong: (value, options) => integer(value, 64, false, options),
    unrestrictedDouble: (value) => +value,
    double(value) {
      const x = +value;
      if (x !== x || x === Infinity || x === -Infinity) {
        throw new TypeError(`${x} is not a finite number`);
      }
      return x;
    },
    object(value) {
      if (!isObject(value)) {
        throw new TypeError('the value is not an object');
      }
      return value;
    },
    // A callback function type.
    callback(value, where) {
      if (typeof value !== 'function') {
        throw new TypeError(`${where}: the callback is not a function`);
      }
      return value;
    },
    // Section 3.2.17: a dictionary is an object, or undefined or null for an empty one. Its members are read by the
    // caller, in lexicographical order.
    dictionary(value, where) {
      if (value === undefined || value === null) {
        return {};
      }
      if (!isObject(value)) {
        throw new TypeError(`${where}: the options are not an object`);
      }
      return value;
    },
    // Section 3.2.21. `method` is what value[Symbol.iterator] gave, where the caller has read it already.
    sequence(value, item, where, method = isObject(value) ? value[Symbol.iterator] : undefined) {
      if (!isObject(value) || typeof method !== 'function') {
        throw new TypeError(`${where}: the value is not iterable`);
      }
      const iterator = Reflect.apply(method, value, []);
      if (!isObject(iterator)) {
        throw new TypeError(`${where}: the iterator is not an object`);
      }
      const { next } = iterator;
      const items = [];
      for (;;) {
        const result = Reflect.apply(next, iterator, []);
        if (!isObject(result)) {
          throw new TypeError(`${where}: the iterator's result is not an object`);
        }
        if (result.done) {
          return items;
        }
        items[items.length] = item(result.value);
      }
    },
  };

  function isObject(value) {
    return (typeof value === 'object' && value !== null) || typeof value === 'function';
  }

  // What an operation with a callback, or a getter such as that of a promise, needs of functions that scripts may
  // have replaced on their prototypes.
  const { apply } = Reflect;

  return {
    defineInterface, defineNamespace, makeEnumerable, requireArguments, illegalInvocation, illegalConstructor, convert,
    isObject, isInterfacePrototype, apply,
  };
})
