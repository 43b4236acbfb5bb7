// The objects of the web's interfaces as text: their attributes stand on their prototypes.
(function (use) {
  'use strict';

  const { isInterfacePrototype, apply } = use('webidl');
  const { getOwnPropertyDescriptor, getPrototypeOf } = Object;
  const { ownKeys } = Reflect;

  // The attributes that stand on the objects themselves.
  const UNFORGEABLE = ['isTrusted'];

  function describe(value, className, nearest) {
    if (isErrorLike(nearest)) {
      return use('inspect-error').describe(value, className);
    }
    const name = className ?? getOwnPropertyDescriptor(nearest, Symbol.toStringTag).value;
    return {
      name,
      prefix: `${name} `,
      isPlatform: true,
      // An event names its target without opening it.
      isTarget: isEventTarget(value),
      skipped: UNFORGEABLE,
      items: (show) => [...entries(value, nearest, show), ...attributes(value, nearest, show)],
    };
  }

  function isErrorLike(prototype) {
    return getPrototypeOf(prototype) === Error.prototype;
  }

  function isEventTarget(value) {
    const { prototype } = use('event-target').EventTarget;
    for (let next = getPrototypeOf(value); next !== null; next = getPrototypeOf(next)) {
      if (next === prototype) {
        return true;
      }
    }
    return false;
  }

  // Those of the most derived interface come first. A getter that throws, since the object is only a prototype or the
  // script's own, shows nothing.
  function attributes(value, nearest, show) {
    const getters = new Map();
    for (let prototype = nearest; prototype !== null; prototype = getPrototypeOf(prototype)) {
      if (isInterfacePrototype(prototype)) {
        addGetters(prototype, ownKeys(prototype), getters);
      }
    }
    addGetters(value, UNFORGEABLE, getters);
    const items = [];
    for (const [key, get] of getters) {
      const shown = attribute(value, get);
      if (shown !== undefined) {
        items.push(`${key}: ${show(shown.value)}`);
      }
    }
    return items;
  }

  function addGetters(object, keys, getters) {
    for (const key of keys) {
      const descriptor = getOwnPropertyDescriptor(object, key);
      if (typeof key === 'string' && descriptor?.get !== undefined && descriptor.enumerable && !getters.has(key)) {
        getters.set(key, descriptor.get);
      }
    }
  }

  function attribute(value, get) {
    try {
      return { value: apply(get, value, []) };
    } catch {
      return undefined;
    }
  }

  // Web IDL, section 3.7.10: what is iterable by pairs has a forEach that gives value and key.
  function entries(value, nearest, show) {
    const forEach = getOwnPropertyDescriptor(nearest, 'forEach')?.value;
    const items = [];
    if (typeof forEach === 'function') {
      try {
        apply(forEach, value, [(item, key) => items.push(`${show(key)} => ${show(item)}`)]);
      } catch {
        // As for attributes.
      }
    }
    return items;
  }

  return { describe };
})
