// The MessageEvent interface: HTML, section 9.1.
(function (use) {
  'use strict';

  const { defineInterface, requireArguments, illegalInvocation, convert } = use('webidl');
  const { Event, TRUSTED, slotsOf } = use('event');

  const NO_PORTS = Object.freeze([]);

  function message(data, origin) {
    return { data, origin, lastEventId: '', ports: NO_PORTS };
  }

  // A function and no private method, which every event would have to be branded for.
  function fill(own, init) {
    const { data, lastEventId, origin, ports, source } = init;
    if (data !== undefined) {
      own.data = data;
    }
    if (lastEventId !== undefined) {
      own.lastEventId = convert.DOMString(lastEventId);
    }
    if (origin !== undefined) {
      own.origin = convert.USVString(origin);
    }
    if (ports !== undefined) {
      own.ports = Object.freeze(convert.sequence(ports, noPort, "Failed to construct 'MessageEvent': ports"));
    }
    // Deviation: there is nothing here that could be the source.
    if (source !== undefined && source !== null) {
      throw new TypeError("Failed to construct 'MessageEvent': source is not of a type that sends messages here");
    }
  }

  class MessageEvent extends Event {
    // One slot for all members: each private field costs the interpreter as much as the rest of an event's making.
    #message;

    constructor(type, eventInitDict = undefined) {
      if (type === TRUSTED) {
        super(TRUSTED, 'message');
        this.#message = eventInitDict;
      } else {
        requireArguments(arguments.length, 1, "Failed to construct 'MessageEvent'");
        super(type, eventInitDict);
        this.#message = message(null, '');
        fill(this.#message, convert.dictionary(eventInitDict, "Failed to construct 'MessageEvent'"));
      }
    }

    static #own(value) {
      if (typeof value !== 'object' || value === null || !(#message in value)) {
        throw illegalInvocation();
      }
      return value.#message;
    }

    get data() {
      return MessageEvent.#own(this).data;
    }

    get origin() {
      return MessageEvent.#own(this).origin;
    }

    get lastEventId() {
      return MessageEvent.#own(this).lastEventId;
    }

    get source() {
      MessageEvent.#own(this);
      return null;
    }

    get ports() {
      return MessageEvent.#own(this).ports;
    }

    initMessageEvent(type, bubbles = false, cancelable = false, data = null, origin = '', lastEventId = '',
      source = null, ports = []) {
      const own = MessageEvent.#own(this);
      requireArguments(arguments.length, 1, "Failed to execute 'initMessageEvent' on 'MessageEvent'");
      const name = convert.DOMString(type);
      const slots = slotsOf(this);
      if (slots.dispatching) {
        return;
      }
      slots.initialize(name, !!bubbles, !!cancelable);
      fill(own, { data, origin, lastEventId, source, ports });
    }
  }

  // Deviation: there is no MessagePort here.
  function noPort() {
    throw new TypeError('the value is not of type MessagePort');
  }

  defineInterface(MessageEvent);

  /** A trusted message of the host's. */
  function trustedMessage(data, origin) {
    return new MessageEvent(TRUSTED, message(data, origin));
  }

  return { MessageEvent, trustedMessage };
})
