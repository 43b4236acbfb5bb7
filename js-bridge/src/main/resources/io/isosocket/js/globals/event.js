// The Event interface: DOM, section 2.2.
(function (use, host) {
  'use strict';

  const { defineInterface, requireArguments, illegalInvocation, convert } = use('webidl');
  const { clock } = use('clock');
  const { defineProperty } = Object;
  const { construct } = Reflect;

  const NONE = 0;
  const CAPTURING_PHASE = 1;
  const AT_TARGET = 2;
  const BUBBLING_PHASE = 3;

  // The flags of section 2.2. No target has a parent, so what dispatches is at its target.
  const TRUSTED = 1;
  const BUBBLES = 2;
  const CANCELABLE = 4;
  const COMPOSED = 8;
  const CANCELED = 16;
  const STOPPED = 32;
  const STOPPED_IMMEDIATELY = 64;
  const IN_PASSIVE_LISTENER = 128;
  const DISPATCHING = 256;

  // A literal, and few of them: the interpreter sets a field at several times this cost, and there is one for every
  // event. `members` holds what an interface that inherits from Event adds.
  function newSlots(type, flags, members) {
    return { type, flags, timeStamp: clock.now(), target: null, members };
  }

  let slotsOf;

  // Section 2.2: isTrusted is [LegacyUnforgeable], an accessor of each event's own that is the same for all.
  const isTrusted = Object.getOwnPropertyDescriptor({
    get isTrusted() {
      return has(this, TRUSTED);
    },
  }, 'isTrusted');
  isTrusted.configurable = false;

  // What makes every event, whatever its interface: one private field and no constructor of an inherited class, since
  // each of those costs the interpreter as much as the rest.
  class Slotted {
    #slots;

    static {
      // The internal slots of an event, for the algorithms of dispatch; a TypeError for anything else. What a `try`
      // gives goes through a variable here and wherever else code runs for every event: the interpreter throws an
      // exception to return out of it.
      slotsOf = (event) => {
        let found;
        try {
          found = event.#slots;
        } catch {
          throw illegalInvocation();
        }
        return found;
      };
    }

    constructor(slots) {
      this.#slots = slots;
      defineProperty(this, 'isTrusted', isTrusted);
    }
  }

  function has(event, flag) {
    return (slotsOf(event).flags & flag) !== 0;
  }

  /** What the interface with this brand adds to an event; a TypeError for anything else. */
  function membersOf(event, brand) {
    const members = slotsOf(event).members;
    if (members === null || members.brand !== brand) {
      throw illegalInvocation();
    }
    return members;
  }

  class Event {
    constructor(type, eventInitDict = undefined) {
      requireArguments(arguments.length, 1, `Failed to construct '${new.target.name}'`);
      const name = convert.DOMString(type);
      let flags = 0;
      if (eventInitDict !== undefined && eventInitDict !== null) {
        const init = convert.dictionary(eventInitDict, `Failed to construct '${new.target.name}'`);
        flags = (init.bubbles ? BUBBLES : 0) | (init.cancelable ? CANCELABLE : 0) | (init.composed ? COMPOSED : 0);
      }
      return newEvent(newSlots(name, flags, null), new.target);
    }

    get type() {
      return slotsOf(this).type;
    }

    get target() {
      return slotsOf(this).target;
    }

    get srcElement() {
      return slotsOf(this).target;
    }

    get currentTarget() {
      return currentTarget(this);
    }

    composedPath() {
      const target = currentTarget(this);
      return target === null ? [] : [target];
    }

    get eventPhase() {
      return isDispatching(this) ? AT_TARGET : NONE;
    }

    stopPropagation() {
      settled(this).flags |= STOPPED;
    }

    get cancelBubble() {
      return (settled(this).flags & STOPPED) !== 0;
    }

    set cancelBubble(value) {
      const own = settled(this);
      if (value) {
        own.flags |= STOPPED;
      }
    }

    stopImmediatePropagation() {
      settled(this).flags |= STOPPED | STOPPED_IMMEDIATELY;
    }

    get bubbles() {
      return has(this, BUBBLES);
    }

    get cancelable() {
      return has(this, CANCELABLE);
    }

    get returnValue() {
      return !has(this, CANCELED);
    }

    set returnValue(value) {
      const own = slotsOf(this);
      if (!value) {
        cancel(own);
      }
    }

    preventDefault() {
      cancel(slotsOf(this));
    }

    get defaultPrevented() {
      return has(this, CANCELED);
    }

    get composed() {
      return has(this, COMPOSED);
    }

    get timeStamp() {
      return slotsOf(this).timeStamp;
    }

    initEvent(type, bubbles = false, cancelable = false) {
      slotsOf(this);
      requireArguments(arguments.length, 1, "Failed to execute 'initEvent' on 'Event'");
      initialize(this, convert.DOMString(type), !!bubbles, !!cancelable);
    }
  }

  function currentTarget(event) {
    return isDispatching(event) ? slotsOf(event).target : null;
  }

  /** Section 2.2, "set the canceled flag". */
  function cancel(own) {
    if ((own.flags & CANCELABLE) !== 0 && (own.flags & IN_PASSIVE_LISTENER) === 0) {
      own.flags |= CANCELED;
    }
  }

  /** Section 2.2, "initialize"; returns false, and does nothing, while the event is dispatched. */
  function initialize(event, type, bubbles, cancelable) {
    if (isDispatching(event)) {
      return false;
    }
    const own = slotsOf(event);
    own.type = type;
    own.flags = (own.flags & COMPOSED) | (bubbles ? BUBBLES : 0) | (cancelable ? CANCELABLE : 0);
    own.target = null;
    return true;
  }

  function endDispatch(own) {
    own.flags &= ~(DISPATCHING | STOPPED | STOPPED_IMMEDIATELY);
  }

  // The last event of the host's whose listeners have all returned. Its dispatch ends when their microtasks have run,
  // which the host alone knows: so it ends when the next one begins, or somebody looks.
  let lingering = null;

  function linger(own) {
    if (lingering !== null) {
      endDispatch(lingering);
    }
    lingering = own;
  }

  /** The slots, for what depends on whether the event is still dispatched. */
  function settled(event) {
    const own = slotsOf(event);
    if (own === lingering && !host.sockets.delivering()) {
      linger(null);
    }
    return own;
  }

  function isDispatching(event) {
    return (settled(event).flags & DISPATCHING) !== 0;
  }

  defineInterface(Event, { constants: { NONE, CAPTURING_PHASE, AT_TARGET, BUBBLING_PHASE } });

  /** The object for these slots. */
  function newEvent(slots, Interface) {
    return construct(Slotted, [slots], Interface);
  }

  /**
   * A trusted event of the host's.
   *
   * `flags` stand beside TRUSTED; `members` are what an interface that inherits from Event adds, with its brand.
   */
  function trustedEvent(type, Interface = Event, members = null, flags = 0) {
    return newEvent(newSlots(type, flags | TRUSTED, members), Interface);
  }

  return {
    Event, slotsOf, membersOf, newSlots, newEvent, trustedEvent, cancel, initialize, isDispatching, endDispatch, linger,
    TRUSTED, CANCELABLE, CANCELED, STOPPED, STOPPED_IMMEDIATELY, IN_PASSIVE_LISTENER, DISPATCHING,
  };
})
