// What a shell of a person needs besides the evaluation itself: values as text, `_`, names to complete.
(function (use) {
  'use strict';

  const { inspect } = use('inspect');
  const { isObject } = use('webidl');
  const { defineProperty, getPrototypeOf } = Object;
  const { ownKeys } = Reflect;
  const compile = globalThis.eval;
  const then = Function.prototype.call.bind(Promise.prototype.then);
  const IDENTIFIER = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u;

  /** The value as text; a value other than undefined is `_` from now on. */
  function show(value) {
    if (value !== undefined) {
      defineProperty(globalThis, '_', { value, writable: true, enumerable: false, configurable: true });
    }
    return inspect(value);
  }

  /** Calls an async function, and one of the others when it is done; in one call, so that its rejection is handled. */
  function settle(evaluate, fulfilled, rejected) {
    then(evaluate(), (value) => { fulfilled(value); }, (reason) => { rejected(reason); });
  }

  /**
   * Declares at the top level what code inside a function declared. Each entry of `declared` reads one variable; one that
   * was not reached, or no variable at all, is left out.
   */
  function publish(declared) {
    for (const name of ownKeys(declared)) {
      try {
        compile(`(value) => { ${name} = value; }`)(declared[name]());
      } catch {
        // Not initialized, or a constant of that name stands at the top level already.
      }
    }
  }

  /** The names of the properties behind a path such as `a.b` that begins at `root`, in order. */
  function members(root, path) {
    let value = root;
    for (const name of path === '' ? [] : path.split('.')) {
      if (value === undefined || value === null) {
        return [];
      }
      value = value[name];
    }
    const names = new Set();
    for (let object = isObject(value) ? value : Object(value); object !== null; object = getPrototypeOf(object)) {
      for (const key of ownKeys(object)) {
        if (typeof key === 'string' && IDENTIFIER.test(key)) {
          names.add(key);
        }
      }
    }
    return value === undefined || value === null ? [] : [...names].sort();
  }

  return { show, settle, publish, members };
})
