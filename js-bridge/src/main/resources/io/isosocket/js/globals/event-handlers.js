// Event handler IDL attributes, the on-attributes: HTML, section 8.1.8.1. One mechanism for every one of them.
(function (use) {
  'use strict';

  const { isObject, illegalInvocation, apply } = use('webidl');
  const { cancel } = use('event');
  const { listenersTo, handler, add, remove } = use('event-target');
  const { defineProperty } = Object;

  // The handler is a listener that keeps its place while its value is replaced; null takes it out.
  function setHandler(target, type, special, value) {
    const given = isObject(value) ? value : null;
    const entry = find(target, type);
    if (given === null) {
      if (entry !== undefined) {
        remove(target, entry);
      }
    } else if (entry !== undefined) {
      entry.callback = given;
    } else {
      add(target, handler(type, given, special ? process : undefined));
    }
  }

  function getHandler(target, type) {
    const entry = find(target, type);
    return entry === undefined ? null : entry.callback;
  }

  function find(target, type) {
    const list = listenersTo(target, type);
    for (let i = 0; list !== undefined && i < list.length; i++) {
      if (list[i].isHandler) {
        return list[i];
      }
    }
    return undefined;
  }

  // "The event handler processing algorithm" where the handler is the global's onerror: for the events of errors it has
  // arguments of its own, and true says that the error is dealt with.
  function process(callback, target, event, slots) {
    if (typeof callback !== 'function') {
      return;
    }
    if (use('error-event').isErrorEvent(event)) {
      const { message, filename, lineno, colno, error } = event;
      if (apply(callback, target, [message, filename, lineno, colno, error]) === true) {
        cancel(slots);
      }
    } else if (apply(callback, target, [event]) === false) {
      cancel(slots);
    }
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
