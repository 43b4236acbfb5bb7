// The EventTarget interface and the dispatch of events: DOM, sections 2.6 to 2.10. No target here has a parent, so an
// event's path is its target alone.
(function (use) {
  'use strict';

  const { defineInterface, requireArguments, illegalInvocation, convert, isObject, apply } = use('webidl');
  const { slotsOf, NONE, AT_TARGET } = use('event');

  // Puts the listener list on any object: of this interface's instances, and of the global object.
  class Listeners extends function (target) { return target; } {
    #list = [];

    static of(target) {
      try {
        return target.#list;
      } catch {
        throw illegalInvocation();
      }
    }

    static replace(target, list) {
      target.#list = list;
    }
  }

  // Web IDL, section 3.7.6: an operation of the global's interface that is called with no object means the global.
  function receiver(value) {
    return value === undefined || value === null ? globalThis : value;
  }

  class EventTarget {
    constructor() {
      new Listeners(this);
    }

    addEventListener(type, callback, options = {}) {
      const target = receiver(this);
      Listeners.of(target);
      requireArguments(arguments.length, 2, "Failed to execute 'addEventListener' on 'EventTarget'");
      const name = convert.DOMString(type);
      const listener = listenerOf(callback, 'addEventListener');
      const { capture, once, passive, signal } = addOptions(options);
      if (signal !== null && use('abort').isAborted(signal)) {
        return;
      }
      if (listener === null || find(target, name, listener, capture) !== undefined) {
        return;
      }
      const entry = {
        type: name, callback: listener, capture, once, passive: passive === true, removed: false, handler: undefined,
      };
      add(target, entry);
      if (signal !== null) {
        use('abort').onAbort(signal, () => remove(target, entry));
      }
    }

    removeEventListener(type, callback, options = {}) {
      const target = receiver(this);
      Listeners.of(target);
      requireArguments(arguments.length, 2, "Failed to execute 'removeEventListener' on 'EventTarget'");
      const name = convert.DOMString(type);
      const listener = listenerOf(callback, 'removeEventListener');
      const entry = find(target, name, listener, flattened(options));
      if (entry !== undefined) {
        remove(target, entry);
      }
    }

    dispatchEvent(event) {
      const target = receiver(this);
      Listeners.of(target);
      requireArguments(arguments.length, 1, "Failed to execute 'dispatchEvent' on 'EventTarget'");
      let slots;
      try {
        slots = slotsOf(event);
      } catch {
        throw new TypeError("Failed to execute 'dispatchEvent' on 'EventTarget': parameter 1 is not of type 'Event'");
      }
      if (slots.dispatching || !slots.initialized) {
        const { DOMException } = use('dom-exception');
        throw new DOMException(
          "Failed to execute 'dispatchEvent' on 'EventTarget': the event is already being dispatched",
          'InvalidStateError');
      }
      slots.trusted = false;
      return dispatch(target, event);
    }
  }

  function listenerOf(callback, operation) {
    if (callback === null || callback === undefined) {
      return null;
    }
    if (!isObject(callback)) {
      throw new TypeError(`Failed to execute '${operation}' on 'EventTarget': parameter 2 is not of type 'Object'`);
    }
    return callback;
  }

  function flattened(options) {
    return isObject(options) ? !!options.capture : !!options;
  }

  function addOptions(options) {
    if (!isObject(options)) {
      return { capture: !!options, once: false, passive: null, signal: null };
    }
    const capture = !!options.capture;
    const once = !!options.once;
    const passive = options.passive === undefined ? null : !!options.passive;
    const given = options.signal;
    if (given === undefined) {
      return { capture, once, passive, signal: null };
    }
    if (!use('abort').isAbortSignal(given)) {
      throw new TypeError(
        "Failed to execute 'addEventListener' on 'EventTarget': member signal is not of type 'AbortSignal'");
    }
    return { capture, once, passive, signal: given };
  }

  // Lists are replaced, never changed, so that a dispatch that runs keeps the one that it began with.
  function add(target, entry) {
    Listeners.replace(target, [...Listeners.of(target), entry]);
  }

  function remove(target, entry) {
    entry.removed = true;
    const list = Listeners.of(target);
    const shorter = [];
    for (let i = 0; i < list.length; i++) {
      if (list[i] !== entry) {
        shorter[shorter.length] = list[i];
      }
    }
    Listeners.replace(target, shorter);
  }

  function find(target, type, callback, capture) {
    const list = Listeners.of(target);
    for (let i = 0; i < list.length; i++) {
      const entry = list[i];
      if (entry.type === type && entry.callback === callback && entry.capture === capture) {
        return entry;
      }
    }
    return undefined;
  }

  /** Whether anything listens to this type of event on the target. */
  function hasListeners(target, type) {
    const list = Listeners.of(target);
    for (let i = 0; i < list.length; i++) {
      if (list[i].type === type) {
        return true;
      }
    }
    return false;
  }

  // One dispatch, which can be taken a listener at a time. First come the capturing listeners, then the others of the
  // list as it is by then (section 2.9, "invoke", once for each of the two rounds).
  // Without private members, whose brand costs the interpreter more than the dispatch: no script sees one of these.
  class Dispatch {
    constructor(target, event) {
      const slots = slotsOf(event);
      this.target = target;
      this.event = event;
      this.slots = slots;
      this.list = Listeners.of(target);
      this.index = 0;
      this.capturing = true;
      slots.dispatching = true;
      slots.target = target;
      slots.currentTarget = target;
      slots.phase = AT_TARGET;
    }

    /** Calls the next listener, and returns whether another one may be left. */
    step() {
      const entry = this.next();
      if (entry === undefined) {
        this.end();
        return false;
      }
      if (entry.once) {
        remove(this.target, entry);
      }
      invoke(this.target, entry, this.event, this.slots);
      // Even the last one's microtasks belong to the dispatch, so it ends with the next step.
      return true;
    }

    next() {
      const { slots } = this;
      const { type } = slots;
      for (;;) {
        if (slots.immediatePropagationStopped) {
          return undefined;
        }
        const { list, capturing } = this;
        while (this.index < list.length) {
          const entry = list[this.index++];
          if (entry.type === type && entry.capture === capturing && !entry.removed) {
            return entry;
          }
        }
        if (!capturing || slots.propagationStopped) {
          return undefined;
        }
        this.capturing = false;
        this.index = 0;
        this.list = Listeners.of(this.target);
      }
    }

    end() {
      const slots = this.slots;
      slots.phase = NONE;
      slots.currentTarget = null;
      slots.dispatching = false;
      slots.propagationStopped = false;
      slots.immediatePropagationStopped = false;
    }
  }

  // Section 2.9, "inner invoke", for one listener.
  function invoke(target, entry, event, slots) {
    slots.inPassiveListener = entry.passive;
    try {
      const { callback } = entry;
      if (entry.handler !== undefined) {
        entry.process(target, event);
      } else if (typeof callback === 'function') {
        apply(callback, target, [event]);
      } else {
        const handle = callback.handleEvent;
        if (typeof handle !== 'function') {
          throw new TypeError('the listener has no method handleEvent');
        }
        apply(handle, callback, [event]);
      }
    } catch (thrown) {
      use('report-error').report(thrown);
    } finally {
      slots.inPassiveListener = false;
    }
  }

  /** Dispatches within a script: every listener is called before it returns. Returns whether nobody canceled it. */
  function dispatch(target, event) {
    const running = new Dispatch(target, event);
    while (running.step());
    return !slotsOf(event).canceled;
  }

  // HTML, section 8.1.4.4, "clean up after running script": the microtasks run when a listener that the host called
  // has returned. So the host calls `begin`, then `step` as long as there is another listener.
  let running = null;

  function begin(target, event) {
    running = new Dispatch(target, event);
    return running.step();
  }

  function step() {
    return running.step();
  }

  defineInterface(EventTarget);

  return { EventTarget, Listeners, add, remove, hasListeners, dispatch, begin, step };
})
