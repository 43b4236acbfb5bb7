// Event handler IDL attributes, the on-attributes: HTML, section 8.1.8.1. One mechanism for every one of them.
(function (use) {
  'use strict';

  const { isObject, illegalInvocation, apply } = use('webidl');
  const { slotsOf } = use('event');
  const { Listeners, add, remove } = use('event-target');
  const { defineProperty } = Object;

  // The handler is a listener that keeps its place while its value is replaced; null takes it out.
  function setHandler(target, type, special, value) {
    const handler = isObject(value) ? value : null;
    const entry = find(target, type);
    if (handler === null) {
      if (entry !== undefined) {
        remove(target, entry);
      }
    } else if (entry !== undefined) {
      entry.handler = handler;
    } else {
      add(target, listener(type, handler, special));
    }
  }

  function getHandler(target, type) {
    const entry = find(target, type);
    return entry === undefined ? null : entry.handler;
  }

  function find(target, type) {
    const list = Listeners.of(target);
    for (let i = 0; i < list.length; i++) {
      if (list[i].handler !== undefined && list[i].type === type) {
        return list[i];
      }
    }
    return undefined;
  }

  // "The event handler processing algorithm". A value that is an object and no function is kept, and never called.
  function listener(type, first, special) {
    const entry = {
      type, callback: null, capture: false, once: false, passive: false, removed: false, handler: first, process,
    };
    function process(target, event) {
      const { handler } = entry;
      if (typeof handler !== 'function') {
        return;
      }
      if (special && use('error-event').isErrorEvent(event)) {
        const { message, filename, lineno, colno, error } = event;
        if (apply(handler, target, [message, filename, lineno, colno, error]) === true) {
          slotsOf(event).cancel();
        }
      } else if (apply(handler, target, [event]) === false) {
        slotsOf(event).cancel();
      }
    }
    return entry;
  }

  /**
   * Defines the attributes `on` + type on an interface's prototype.
   *
   * `brand` returns the target for the `this` of a call, or throws. `special` is true for the global's onerror, whose
   * handler gets the error's details one by one.
   */
  function defineEventHandlers(prototype, types, brand, special = false) {
    for (const type of types) {
      const name = `on${type}`;
      const accessors = Object.getOwnPropertyDescriptor({
        get [name]() {
          return getHandler(brand(this), type);
        },
        set [name](value) {
          setHandler(brand(this), type, special, value);
        },
      }, name);
      defineProperty(prototype, name, accessors);
    }
  }

  /** The usual brand check: what has the slot that `has` looks for. */
  function branded(has) {
    return (target) => {
      if (!isObject(target) || !has(target)) {
        throw illegalInvocation();
      }
      return target;
    };
  }

  return { defineEventHandlers, branded };
})
