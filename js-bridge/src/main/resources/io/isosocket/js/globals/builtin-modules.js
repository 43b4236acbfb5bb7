// The modules that the runtime brings, such as isosocket:script. Each is made at its first use; the text of the ES module
// reaches it by a symbol that is there only until then, and --global puts it onto the global object.
(function (use) {
  'use strict';

  const FILES = {
    script: 'script-module',
    websocket: 'websocket-module',
    errors: 'errors-module',
    channel: 'channel-module',
    time: 'time-module',
    net: 'net-module',
    ws: 'ws-module',
  };
  const { defineProperty } = Object;
  const { getPrototypeOf } = Object;
  const LINK = Symbol.for('isosocket.builtin');
  const made = new Map();
  let offered = 0;

  /** The exports of a module, in an object that cannot be changed, as a module's namespace cannot. */
  function builtin(name) {
    let namespace = made.get(name);
    if (namespace === undefined) {
      namespace = Object.freeze(Object.assign(Object.create(null), use(FILES[name])));
      made.set(name, namespace);
    }
    return namespace;
  }

  /** Before the text of a module is read: lets it take its exports, and only it. */
  function offer() {
    offered++;
    defineProperty(getPrototypeOf(globalThis), LINK, { value: take, configurable: true });
  }

  function take(name) {
    offered--;
    if (offered === 0) {
      delete getPrototypeOf(globalThis)[LINK];
    }
    return builtin(name);
  }

  function defineGlobal(name) {
    defineProperty(globalThis, name,
      { get: () => builtin(name), set: undefined, enumerable: false, configurable: true });
  }

  return { offer, defineGlobal };
})
