// What each kind of object shows of itself: its name, and its items beside the properties.
(function (use) {
  'use strict';

  const { isInterfacePrototype } = use('webidl');
  const { uncurry, getter } = use('uncurry');
  const { builtins } = use('inspect-builtins');
  const { getOwnPropertyDescriptor, getPrototypeOf } = Object;
  const { isArray } = Array;
  const { isView } = ArrayBuffer;
  const hasOwn = uncurry(Object.prototype.hasOwnProperty);
  const builtinTag = uncurry(Object.prototype.toString);
  const source = uncurry(Function.prototype.toString);
  const typedTag = getter(getPrototypeOf(Uint8Array.prototype), Symbol.toStringTag);
  const typedLength = getter(getPrototypeOf(Uint8Array.prototype), 'length');

  const OBJECT_PROTOTYPE = Object.prototype;
  const TAG = Symbol.toStringTag;
  const MOST_ITEMS = 100;
  const PLAIN = { name: 'Object', prefix: '' };

  /**
   * What is shown of an object: its `name`; a `prefix` of the braces, or a `base` that may stand without them, with a
   * `short` form for where it is not opened; `items` as a function of what shows one; for a list its `length` and
   * how many items are left off as `rest`; and the properties to be `skipped`.
   */
  function describe(value, isError) {
    if (!isError && isPlain(value)) {
      return PLAIN;
    }
    const name = nameOf(value);
    if (isError) {
      return use('inspect-error').describe(value, name);
    }
    if (isArray(value)) {
      return list(value, name, 'Array', value.length, name === 'Array');
    }
    if (typeof value === 'function') {
      return { name, base: functionText(value, name) };
    }
    if (isView(value) && typedTag(value) !== undefined) {
      return list(value, name, typedTag(value), typedLength(value), false);
    }
    for (let prototype = getPrototypeOf(value); prototype !== null; prototype = getPrototypeOf(prototype)) {
      if (isInterfacePrototype(prototype)) {
        return use('inspect-platform').describe(value, name, prototype);
      }
      const kind = builtins.get(prototype);
      if (kind !== undefined) {
        try {
          return kind(value, name ?? '');
        } catch {
          // It only inherits from the prototype, and has not what the methods there need.
        }
      }
    }
    return plain(value, name);
  }

  // Most objects: nothing that says of itself what it is.
  function isPlain(value) {
    return typeof value === 'object' && getPrototypeOf(value) === OBJECT_PROTOTYPE && !hasOwn(value, TAG) &&
      !hasOwn(value, 'length');
  }

  function plain(value, name) {
    const tag = tagOf(value);
    if (tag === 'Arguments') {
      return { ...list(value, name, 'Array', value.length, true), prefix: '[Arguments] ' };
    }
    const shown = name ?? '[Object: null prototype]';
    const suffix = tag === '' || tag === name ? '' : ` [${tag}]`;
    const prefix = name === 'Object' && suffix === '' ? '' : `${shown}${suffix} `;
    return { name: name ?? 'Object: null prototype', prefix };
  }

  // The name of the class: the nearest constructor that has one. Null without a prototype.
  function nameOf(value) {
    let prototype = getPrototypeOf(value);
    if (prototype === null) {
      return null;
    }
    for (; prototype !== null; prototype = getPrototypeOf(prototype)) {
      const constructor = getOwnPropertyDescriptor(prototype, 'constructor')?.value;
      if (typeof constructor === 'function') {
        const name = ownName(constructor);
        if (name !== '') {
          return name;
        }
      }
    }
    return 'Object';
  }

  function ownName(f) {
    const name = getOwnPropertyDescriptor(f, 'name')?.value;
    return typeof name === 'string' ? name : '';
  }

  function tagOf(value) {
    if (isArgumentsLike(value)) {
      return 'Arguments';
    }
    try {
      const tag = value[TAG];
      return typeof tag === 'string' ? tag : '';
    } catch {
      return '';
    }
  }

  function isArgumentsLike(value) {
    return hasOwn(value, 'length') && hasOwn(value, Symbol.iterator) && builtinTag(value) === '[object Arguments]';
  }

  function list(value, name, type, length, isBare) {
    const count = length > MOST_ITEMS ? MOST_ITEMS : length;
    const named = name ?? `[${type}: null prototype]`;
    return {
      name: name ?? type,
      prefix: isBare ? '' : `${named}(${length}) `,
      isList: true,
      length,
      rest: length - count,
      items: (show) => elements(value, count, show),
    };
  }

  // Holes in a row count as one item; elements with a getter are not read.
  function elements(value, count, show) {
    const items = [];
    let holes = 0;
    for (let i = 0; i < count; i++) {
      const descriptor = getOwnPropertyDescriptor(value, i);
      if (descriptor === undefined) {
        holes++;
        continue;
      }
      addHoles(items, holes);
      holes = 0;
      items.push(descriptor.get || descriptor.set ? '[Getter/Setter]' : show(descriptor.value));
    }
    addHoles(items, holes);
    return items;
  }

  function addHoles(items, count) {
    if (count > 0) {
      items.push(`<${count} empty item${count === 1 ? '' : 's'}>`);
    }
  }

  function functionText(f, name) {
    const text = source(f);
    const own = ownName(f);
    const prototype = getOwnPropertyDescriptor(f, 'prototype')?.value;
    if (text.startsWith('class') || (prototype !== undefined && isInterfacePrototype(prototype))) {
      const parent = getPrototypeOf(f);
      const parentName = typeof parent === 'function' ? ownName(parent) : '';
      return `[class ${own === '' ? '(anonymous)' : own}${parentName === '' ? '' : ` extends ${parentName}`}]`;
    }
    const kind = name === null ? 'Function (null prototype)' : tagOf(f) || 'Function';
    return `[${kind}${own === '' ? ' (anonymous)' : `: ${own}`}]`;
  }

  return { describe };
})
