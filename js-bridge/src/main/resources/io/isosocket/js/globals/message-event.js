// The MessageEvent interface: HTML, section 9.1.
(function (use) {
  'use strict';

  const { defineInterface, requireArguments, convert } = use('webidl');
  const { Event, slotsOf, membersOf, trustedEvent, initialize } = use('event');

  const brand = Symbol('MessageEvent');
  const NO_PORTS = Object.freeze([]);

  function membersFor(data, origin) {
    return { brand, data, origin, lastEventId: '', ports: NO_PORTS };
  }

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
    constructor(type, eventInitDict = undefined) {
      requireArguments(arguments.length, 1, "Failed to construct 'MessageEvent'");
      super(type, eventInitDict);
      const members = membersFor(null, '');
      fill(members, convert.dictionary(eventInitDict, "Failed to construct 'MessageEvent'"));
      slotsOf(this).members = members;
    }

    get data() {
      return membersOf(this, brand).data;
    }

    get origin() {
      return membersOf(this, brand).origin;
    }

    get lastEventId() {
      return membersOf(this, brand).lastEventId;
    }

    get source() {
      membersOf(this, brand);
      return null;
    }

    get ports() {
      return membersOf(this, brand).ports;
    }

    initMessageEvent(type, bubbles = false, cancelable = false, data = null, origin = '', lastEventId = '',
      source = null, ports = []) {
      const own = membersOf(this, brand);
      requireArguments(arguments.length, 1, "Failed to execute 'initMessageEvent' on 'MessageEvent'");
      const name = convert.DOMString(type);
      if (initialize(this, name, !!bubbles, !!cancelable)) {
        fill(own, { data, origin, lastEventId, source, ports });
      }
    }
  }

  // Deviation: there is no MessagePort here.
  function noPort() {
    throw new TypeError('the value is not of type MessagePort');
  }

  defineInterface(MessageEvent);

  return { MessageEvent, membersFor };
})
