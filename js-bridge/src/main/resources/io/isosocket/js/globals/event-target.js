// The EventTarget interface and the dispatch of events: DOM, sections 2.6 to 2.10. No target here has a parent, so an
// event's path is its target alone.
(function (use) {
  'use strict';

  const { defineInterface, requireArguments, illegalInvocation, convert, isObject, apply } = use('webidl');
  const {
    slotsOf, newEvent, cancel, isDispatching, endDispatch, linger,
    TRUSTED, CANCELED, STOPPED, STOPPED_IMMEDIATELY, IN_PASSIVE_LISTENER, DISPATCHING,
  } = use('event');

  const NOBODY = Object.freeze([]);

  /** What listens to this type of event on the target, or undefined where nothing does. */
  let listenersTo;

  // Puts the event listener list on any object: on this interface's instances, and on the global object. It is kept
  // as one list for each type, since their order counts within a type alone.
  class Listeners extends function (target) { return target; } {
    #lists = { __proto__: null };

    static {
      listenersTo = (target, type) => {
        let list;
        try {
          list = target.#lists[type];
        } catch {
          throw illegalInvocation();
        }
        return list;
      };
    }

    static of(target) {
      let lists;
      try {
        lists = target.#lists;
      } catch {
        throw illegalInvocation();
      }
      return lists;
    }

    static replace(target, lists) {
      target.#lists = lists;
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
      const given = listenerOf(callback, 'addEventListener');
      const { capture, once, passive, signal } = addOptions(options);
      if (signal !== null && use('abort').isAborted(signal)) {
        return;
      }
      if (given === null || find(target, name, given, capture) !== undefined) {
        return;
      }
      const entry = listener(name, given, capture, once, passive === true);
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
      const entry = find(target, name, listenerOf(callback, 'removeEventListener'), flattened(options));
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
      if (isDispatching(event)) {
        const { DOMException } = use('dom-exception');
        throw new DOMException(
          "Failed to execute 'dispatchEvent' on 'EventTarget': the event is already being dispatched",
          'InvalidStateError');
      }
      slots.flags &= ~TRUSTED;
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

  // One entry of the event listener list.
  function listener(type, callback, capture, once, passive) {
    return {
      type, callback, capture, once, passive, plain: !once && !passive, isHandler: false, process: undefined,
      removed: false,
    };
  }

  /**
   * One whose callback is the value of an on-attribute: an object that is no function is kept, and never called. Where
   * `process` is given, it calls it.
   */
  function handler(type, callback, process) {
    return {
      type, callback, capture: false, once: false, passive: false, plain: true, isHandler: true, process,
      removed: false,
    };
  }

  // Lists are replaced, never changed, so that a dispatch that runs keeps the one that it began with.
  function add(target, entry) {
    const lists = Listeners.of(target);
    const { type } = entry;
    lists[type] = lists[type] === undefined ? [entry] : [...lists[type], entry];
  }

  function remove(target, entry) {
    if (entry.removed) {
      return;
    }
    entry.removed = true;
    const { type } = entry;
    const list = listenersTo(target, type);
    const shorter = [];
    for (let i = 0; i < list.length; i++) {
      if (list[i] !== entry) {
        shorter[shorter.length] = list[i];
      }
    }
    if (shorter.length > 0) {
      Listeners.of(target)[type] = shorter;
    } else {
      Listeners.replace(target, without(Listeners.of(target), type));
    }
  }

  // A copy: an object that a property was deleted from is a slow one to the engine.
  function without(lists, type) {
    const rest = { __proto__: null };
    for (const other in lists) {
      if (other !== type) {
        rest[other] = lists[other];
      }
    }
    return rest;
  }

  function find(target, type, callback, capture) {
    const list = listenersTo(target, type) ?? NOBODY;
    for (let i = 0; i < list.length; i++) {
      const entry = list[i];
      if (entry.callback === callback && entry.capture === capture && !entry.isHandler) {
        return entry;
      }
    }
    return undefined;
  }

  // One dispatch, which can be taken a listener at a time. First come the capturing listeners, then the others of the
  // list as it is by then (section 2.9, "invoke", once for each of the two rounds).
  // Without private members, whose brand costs the interpreter more than the dispatch: no script sees one of these.
  class Dispatch {
    constructor(target, event) {
      this.target = target;
      this.event = event;
      this.slots = slotsOf(event);
      // "Invoke" does nothing for an event that was stopped before.
      this.list = ((this.slots.flags & STOPPED) === 0 && listenersTo(target, this.slots.type)) || NOBODY;
      this.index = 0;
      this.capturing = true;
      this.slots.target = target;
      this.slots.flags |= DISPATCHING;
    }

    /** Calls the next listener, and returns whether another one may be left. */
    step() {
      const entry = this.next();
      if (entry === undefined) {
        endDispatch(this.slots);
        return false;
      }
      call(entry, this.target, this.event, this.slots);
      // Even the last one's microtasks belong to the dispatch, so it ends with the next step.
      return true;
    }

    next() {
      const { slots } = this;
      for (;;) {
        if ((slots.flags & STOPPED_IMMEDIATELY) !== 0) {
          return undefined;
        }
        const { list, capturing } = this;
        while (this.index < list.length) {
          const entry = list[this.index++];
          if (entry.capture === capturing && !entry.removed) {
            return entry;
          }
        }
        if (!capturing || (slots.flags & STOPPED) !== 0) {
          return undefined;
        }
        this.capturing = false;
        this.index = 0;
        this.list = listenersTo(this.target, slots.type) ?? NOBODY;
      }
    }
  }

  // Section 2.9, "inner invoke", for one listener. In one function, where three would read better: it runs for every
  // event, and a call costs the interpreter more than all the rest of it.
  function call(entry, target, event, slots) {
    const callback = entry.callback;
    const plain = entry.plain;
    if (!plain) {
      if (entry.once) {
        remove(target, entry);
      }
      slots.flags |= entry.passive ? IN_PASSIVE_LISTENER : 0;
    }
    try {
      if (entry.process !== undefined) {
        entry.process(callback, target, event, slots);
      } else if (typeof callback === 'function') {
        if (apply(callback, target, [event]) === false && entry.isHandler) {
          cancel(slots);
        }
      } else if (!entry.isHandler) {
        handleEvent(callback, event);
      }
    } catch (thrown) {
      use('report-error').report(thrown);
    }
    if (!plain) {
      slots.flags &= ~IN_PASSIVE_LISTENER;
    }
  }

  function handleEvent(callback, event) {
    const handle = callback.handleEvent;
    if (typeof handle !== 'function') {
      throw new TypeError('the listener has no method handleEvent');
    }
    apply(handle, callback, [event]);
  }

  /** Dispatches within a script: every listener is called before it returns. Returns whether nobody canceled it. */
  function dispatch(target, event) {
    const running = new Dispatch(target, event);
    while (running.step());
    return (slotsOf(event).flags & CANCELED) === 0;
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

  /**
   * The same for an event of a socket with these slots, to whose type `list` listens. Where that is one listener, as
   * nearly always, no second call has to ask for the next one.
   */
  function deliver(target, list, slots, Interface) {
    let more = false;
    const event = newEvent(slots, Interface);
    const entry = list[0];
    if (list.length > 1 || entry.capture) {
      more = begin(target, event);
    } else {
      slots.target = target;
      slots.flags |= DISPATCHING;
      call(entry, target, event, slots);
      linger(slots);
    }
    return more;
  }

  defineInterface(EventTarget);

  return { EventTarget, Listeners, listenersTo, handler, add, remove, dispatch, begin, step, deliver };
})
