// The modules that the runtime brings, such as isosocket:script. Each is made at its first use; the text of the ES module
// reaches it by a symbol, and --global puts it onto the global object.
(function (use) {
  'use strict';

  const FILES = {
    script: 'script-module',
  };
  const { defineProperty } = Object;
  const made = new Map();

  /** The exports of a module, in an object that cannot be changed, as a module's namespace cannot. */
  function builtin(name) {
    let namespace = made.get(name);
    if (namespace === undefined) {
      namespace = Object.freeze(Object.assign(Object.create(null), use(FILES[name])));
      made.set(name, namespace);
    }
    return namespace;
  }

  function offer(prototype) {
    defineProperty(prototype, Symbol.for('isosocket.builtin'), { value: builtin });
  }

  function defineGlobal(name) {
    defineProperty(globalThis, name,
      { get: () => builtin(name), set: undefined, enumerable: false, configurable: true });
  }

  return { offer, defineGlobal };
})
