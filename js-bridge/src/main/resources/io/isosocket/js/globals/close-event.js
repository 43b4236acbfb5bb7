// The CloseEvent interface: WebSockets Standard, section 6.
(function (use) {
  'use strict';

  const { defineInterface, requireArguments, convert } = use('webidl');
  const { Event, slotsOf, membersOf, trustedEvent } = use('event');

  const brand = Symbol('CloseEvent');

  class CloseEvent extends Event {
    constructor(type, eventInitDict = undefined) {
      requireArguments(arguments.length, 1, "Failed to construct 'CloseEvent'");
      super(type, eventInitDict);
      const { code, reason, wasClean } = convert.dictionary(eventInitDict, "Failed to construct 'CloseEvent'");
      slotsOf(this).members = {
        brand,
        code: code === undefined ? 0 : convert.unsignedShort(code),
        reason: reason === undefined ? '' : convert.USVString(reason),
        wasClean: !!wasClean,
      };
    }

    get wasClean() {
      return membersOf(this, brand).wasClean;
    }

    get code() {
      return membersOf(this, brand).code;
    }

    get reason() {
      return membersOf(this, brand).reason;
    }
  }

  defineInterface(CloseEvent);

  /** A trusted close of the host's. */
  function trustedClose(wasClean, code, reason) {
    return trustedEvent('close', CloseEvent, { brand, code, reason, wasClean });
  }

  return { CloseEvent, trustedClose };
})
