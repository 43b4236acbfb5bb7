// Node's EventEmitter, as far as the module isosocket:ws needs it.
(function () {
  'use strict';

  class EventEmitter {
    // Arrays that never change: one that is being emitted to stays as it was.
    #listeners = new Map();

    on(name, listener) {
      return this.#add(name, listener, false);
    }

    addListener(name, listener) {
      return this.#add(name, listener, false);
    }

    once(name, listener) {
      return this.#add(name, listener, true);
    }

    #add(name, listener, once) {
      if (typeof listener !== 'function') {
        throw new TypeError(`the listener of "${String(name)}" is not a function`);
      }
      this.#listeners.set(name, [...this.#of(name), { listener, once }]);
      return this;
    }

    off(name, listener) {
      return this.removeListener(name, listener);
    }

    /** Removes the one that was added last, where it was added several times. */
    removeListener(name, listener) {
      const entries = this.#of(name);
      const last = entries.findLastIndex((entry) => entry.listener === listener);
      this.#set(name, entries.filter((entry, i) => i !== last));
      return this;
    }

    removeAllListeners(name = undefined) {
      if (name === undefined) {
        this.#listeners.clear();
      } else {
        this.#listeners.delete(name);
      }
      return this;
    }

    /** Calls the listeners; an `error` that nobody hears is thrown. */
    emit(name, ...args) {
      const entries = this.#of(name);
      if (entries.length === 0 && name === 'error') {
        throw args[0];
      }
      for (const entry of entries) {
        if (entry.once) {
          this.#set(name, this.#of(name).filter((other) => other !== entry));
        }
        Reflect.apply(entry.listener, this, args);
      }
      return entries.length > 0;
    }

    listeners(name) {
      return this.#of(name).map(({ listener }) => listener);
    }

    listenerCount(name) {
      return this.#of(name).length;
    }

    #of(name) {
      return this.#listeners.get(name) ?? [];
    }

    #set(name, entries) {
      if (entries.length === 0) {
        this.#listeners.delete(name);
      } else {
        this.#listeners.set(name, entries);
      }
    }
  }

  return { EventEmitter };
})
