// The CustomEvent interface: DOM, section 2.4.
(function (use) {
  'use strict';

  const { defineInterface, requireArguments, convert } = use('webidl');
  const { Event, slotsOf, membersOf, initialize, trustedEvent } = use('event');

  const brand = Symbol('CustomEvent');

  class CustomEvent extends Event {
    constructor(type, eventInitDict = undefined) {
      requireArguments(arguments.length, 1, "Failed to construct 'CustomEvent'");
      super(type, eventInitDict);
      const { detail } = convert.dictionary(eventInitDict, "Failed to construct 'CustomEvent'");
      slotsOf(this).members = { brand, detail: detail === undefined ? null : detail };
    }

    get detail() {
      return membersOf(this, brand).detail;
    }

    initCustomEvent(type, bubbles = false, cancelable = false, detail = null) {
      const own = membersOf(this, brand);
      requireArguments(arguments.length, 1, "Failed to execute 'initCustomEvent' on 'CustomEvent'");
      const name = convert.DOMString(type);
      if (initialize(this, name, !!bubbles, !!cancelable)) {
        own.detail = detail;
      }
    }
  }

  defineInterface(CustomEvent);

  /** A trusted event of the host's. */
  function trustedCustom(type, detail) {
    return trustedEvent(type, CustomEvent, { brand, detail });
  }

  return { CustomEvent, trustedCustom };
})
