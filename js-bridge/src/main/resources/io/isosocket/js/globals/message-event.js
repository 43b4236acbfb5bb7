// The MessageEvent interface: HTML, section 9.1.
(function (use) {
  'use strict';

  const { defineInterface, requireArguments, illegalInvocation, convert } = use('webidl');
  const { Event, TRUSTED, slotsOf } = use('event');

  const NO_PORTS = Object.freeze([]);

  class MessageEvent extends Event {
    #data = null;
    #origin = '';
    #lastEventId = '';
    #ports = NO_PORTS;

    constructor(type, eventInitDict = undefined) {
      if (type === TRUSTED) {
        super(TRUSTED, 'message');
        this.#data = eventInitDict.data;
        this.#origin = eventInitDict.origin;
      } else {
        requireArguments(arguments.length, 1, "Failed to construct 'MessageEvent'");
        super(type, eventInitDict);
        this.#init(convert.dictionary(eventInitDict, "Failed to construct 'MessageEvent'"));
      }
    }

    #init(init) {
      const { data, lastEventId, origin, ports, source } = init;
      if (data !== undefined) {
        this.#data = data;
      }
      if (lastEventId !== undefined) {
        this.#lastEventId = convert.DOMString(lastEventId);
      }
      if (origin !== undefined) {
        this.#origin = convert.USVString(origin);
      }
      if (ports !== undefined) {
        this.#ports = Object.freeze(convert.sequence(ports, noPort, "Failed to construct 'MessageEvent': ports"));
      }
      // Deviation: there is nothing here that could be the source.
      if (source !== undefined && source !== null) {
        throw new TypeError("Failed to construct 'MessageEvent': source is not of a type that sends messages here");
      }
    }

    static #own(value) {
      if (typeof value !== 'object' || value === null || !(#data in value)) {
        throw illegalInvocation();
      }
      return value;
    }

    get data() {
      return MessageEvent.#own(this).#data;
    }

    get origin() {
      return MessageEvent.#own(this).#origin;
    }

    get lastEventId() {
      return MessageEvent.#own(this).#lastEventId;
    }

    get source() {
      MessageEvent.#own(this);
      return null;
    }

    get ports() {
      return MessageEvent.#own(this).#ports;
    }

    initMessageEvent(type, bubbles = false, cancelable = false, data = null, origin = '', lastEventId = '',
      source = null, ports = []) {
      const own = MessageEvent.#own(this);
      requireArguments(arguments.length, 1, "Failed to execute 'initMessageEvent' on 'MessageEvent'");
      const name = convert.DOMString(type);
      if (slotsOf(own).dispatching) {
        return;
      }
      slotsOf(own).initialize(name, !!bubbles, !!cancelable);
      own.#init({ data, origin, lastEventId, source, ports });
    }
  }

  // Deviation: there is no MessagePort here.
  function noPort() {
    throw new TypeError('the value is not of type MessagePort');
  }

  defineInterface(MessageEvent);

  /** A trusted message of the host's. */
  function trustedMessage(data, origin) {
    return new MessageEvent(TRUSTED, { data, origin });
  }

  return { MessageEvent, trustedMessage };
})
