// The PromiseRejectionEvent interface: HTML, section 8.1.4.7.
(function (use) {
  'use strict';

  const { defineInterface, requireArguments, convert } = use('webidl');
  const { Event, slotsOf, membersOf, trustedEvent, CANCELABLE } = use('event');

  const brand = Symbol('PromiseRejectionEvent');

  class PromiseRejectionEvent extends Event {
    constructor(type, eventInitDict) {
      requireArguments(arguments.length, 2, "Failed to construct 'PromiseRejectionEvent'");
      super(type, eventInitDict);
      slotsOf(this).members = membersFrom(eventInitDict);
    }

    get promise() {
      return membersOf(this, brand).promise;
    }

    get reason() {
      return membersOf(this, brand).reason;
    }
  }

  // Each member is read once, and converted before the next one is read.
  function membersFrom(eventInitDict) {
    const init = convert.dictionary(eventInitDict, "Failed to construct 'PromiseRejectionEvent'");
    const { promise } = init;
    if (promise === undefined) {
      throw new TypeError("Failed to construct 'PromiseRejectionEvent': required member promise is undefined");
    }
    return { brand, promise: convert.object(promise), reason: init.reason };
  }

  defineInterface(PromiseRejectionEvent);

  /** A trusted report of a rejection that nobody handles. */
  function trustedRejection(promise, reason) {
    return trustedEvent('unhandledrejection', PromiseRejectionEvent, { brand, promise, reason }, CANCELABLE);
  }

  return { PromiseRejectionEvent, trustedRejection };
})
