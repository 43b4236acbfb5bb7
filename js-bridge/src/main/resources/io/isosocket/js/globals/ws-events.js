// The browser's way to listen, for the connections of the module isosocket:ws: on-attributes and addEventListener.
(function () {
  'use strict';

  const { defineProperty } = Object;
  const ATTRIBUTE = Symbol('attribute');
  const LISTENER = Symbol('listener');

  // What each event has, made of what its emitter's listeners get.
  const MEMBERS = {
    __proto__: null,
    open: () => ({}),
    error: (socket, error) => ({ error, message: error.message }),
    message: (socket, data, isBinary) => ({ data: isBinary ? data : data.toString() }),
    close: (socket, code, reason) => ({ code, reason: reason.toString(), wasClean: code !== 1006 }),
  };

  function listening(type, listener) {
    const call = function (...args) {
      const event = { type, target: this, ...MEMBERS[type](this, ...args) };
      if (typeof listener === 'function') {
        Reflect.apply(listener, this, [event]);
      } else {
        listener.handleEvent(event);
      }
    };
    call[LISTENER] = listener;
    return call;
  }

  /** Gives a class of emitters addEventListener, removeEventListener and the on-attributes. */
  function defineEvents(emitter) {
    const find = (socket, type, listener) => socket.listeners(type).find((call) => call[LISTENER] === listener);
    const methods = {
      addEventListener(type, listener, { once = false } = {}) {
        if (type in MEMBERS && find(this, type, listener) === undefined) {
          this[once ? 'once' : 'on'](type, listening(type, listener));
        }
      },
      removeEventListener(type, listener) {
        const call = find(this, type, listener);
        if (call !== undefined) {
          this.off(type, call);
        }
      },
    };
    for (const name of Object.keys(methods)) {
      defineProperty(emitter.prototype, name,
        { value: methods[name], writable: true, enumerable: false, configurable: true });
    }
    for (const type of Object.keys(MEMBERS)) {
      defineProperty(emitter.prototype, `on${type}`, {
        get() {
          return this.listeners(type).find((call) => call[ATTRIBUTE])?.[LISTENER] ?? null;
        },
        set(listener) {
          const before = this.listeners(type).find((call) => call[ATTRIBUTE]);
          if (before !== undefined) {
            this.off(type, before);
          }
          if (typeof listener === 'function') {
            const call = listening(type, listener);
            call[ATTRIBUTE] = true;
            this.on(type, call);
          }
        },
        enumerable: true,
        configurable: true,
      });
    }
  }

  return { defineEvents };
})
