// The Event interface: DOM, section 2.2.
(function (use) {
  'use strict';

  const { defineInterface, requireArguments, illegalInvocation, convert } = use('webidl');
  const { now } = use('clock');
  const { defineProperty } = Object;

  const NONE = 0;
  const CAPTURING_PHASE = 1;
  const AT_TARGET = 2;
  const BUBBLING_PHASE = 3;

  // Handed to a constructor in place of the type, it makes an event of the host's: trusted, without conversions.
  const TRUSTED = Symbol('trusted');

  let slots;

  // The internal slots of an event, for the algorithms of dispatch; a TypeError for anything else.
  function slotsOf(event) {
    try {
      return slots(event);
    } catch {
      throw illegalInvocation();
    }
  }

  // Section 2.2: isTrusted is [LegacyUnforgeable], an accessor of each event's own that is the same for all.
  const isTrusted = Object.getOwnPropertyDescriptor({
    get isTrusted() {
      return slotsOf(this).trusted;
    },
  }, 'isTrusted');
  isTrusted.configurable = false;

  class Event {
    #slots;

    static {
      slots = (event) => event.#slots;
    }

    constructor(type, eventInitDict = undefined) {
      if (type === TRUSTED) {
        this.#slots = new Slots(eventInitDict, true);
      } else {
        requireArguments(arguments.length, 1, `Failed to construct '${new.target.name}'`);
        const made = new Slots(convert.DOMString(type), false);
        if (eventInitDict !== undefined && eventInitDict !== null) {
          const init = convert.dictionary(eventInitDict, `Failed to construct '${new.target.name}'`);
          made.bubbles = !!init.bubbles;
          made.cancelable = !!init.cancelable;
          made.composed = !!init.composed;
        }
        this.#slots = made;
      }
      defineProperty(this, 'isTrusted', isTrusted);
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
      return slotsOf(this).currentTarget;
    }

    composedPath() {
      const { currentTarget } = slotsOf(this);
      return currentTarget === null ? [] : [currentTarget];
    }

    get eventPhase() {
      return slotsOf(this).phase;
    }

    stopPropagation() {
      slotsOf(this).propagationStopped = true;
    }

    get cancelBubble() {
      return slotsOf(this).propagationStopped;
    }

    set cancelBubble(value) {
      const own = slotsOf(this);
      if (value) {
        own.propagationStopped = true;
      }
    }

    stopImmediatePropagation() {
      const own = slotsOf(this);
      own.propagationStopped = true;
      own.immediatePropagationStopped = true;
    }

    get bubbles() {
      return slotsOf(this).bubbles;
    }

    get cancelable() {
      return slotsOf(this).cancelable;
    }

    get returnValue() {
      return !slotsOf(this).canceled;
    }

    set returnValue(value) {
      const own = slotsOf(this);
      if (!value) {
        own.cancel();
      }
    }

    preventDefault() {
      slotsOf(this).cancel();
    }

    get defaultPrevented() {
      return slotsOf(this).canceled;
    }

    get composed() {
      return slotsOf(this).composed;
    }

    get timeStamp() {
      return slotsOf(this).timeStamp;
    }

    initEvent(type, bubbles = false, cancelable = false) {
      const own = slotsOf(this);
      requireArguments(arguments.length, 1, "Failed to execute 'initEvent' on 'Event'");
      const name = convert.DOMString(type);
      if (!own.dispatching) {
        own.initialize(name, !!bubbles, !!cancelable);
      }
    }
  }

  // Assigned and not declared as fields: the interpreter defines a field at three times the cost, and there is one of
  // these for every event.
  class Slots {
    constructor(type, trusted) {
      this.type = type;
      this.trusted = trusted;
      this.timeStamp = now();
      this.target = null;
      this.currentTarget = null;
      this.phase = NONE;
      this.bubbles = false;
      this.cancelable = false;
      this.composed = false;
      this.canceled = false;
      this.propagationStopped = false;
      this.immediatePropagationStopped = false;
      this.inPassiveListener = false;
      this.dispatching = false;
      this.initialized = true;
    }

    cancel() {
      if (this.cancelable && !this.inPassiveListener) {
        this.canceled = true;
      }
    }

    initialize(type, bubbles, cancelable) {
      this.initialized = true;
      this.propagationStopped = false;
      this.immediatePropagationStopped = false;
      this.canceled = false;
      this.trusted = false;
      this.target = null;
      this.type = type;
      this.bubbles = bubbles;
      this.cancelable = cancelable;
    }
  }

  defineInterface(Event, { constants: { NONE, CAPTURING_PHASE, AT_TARGET, BUBBLING_PHASE } });

  /** A trusted event of the host's with nothing but a type. */
  function trustedEvent(type) {
    return new Event(TRUSTED, type);
  }

  return { Event, TRUSTED, slotsOf, trustedEvent, NONE, CAPTURING_PHASE, AT_TARGET, BUBBLING_PHASE };
})
