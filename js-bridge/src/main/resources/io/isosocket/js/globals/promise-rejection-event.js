// The PromiseRejectionEvent interface: HTML, section 8.1.4.7.
(function (use) {
  'use strict';

  const { defineInterface, requireArguments, illegalInvocation, convert } = use('webidl');
  const { Event, TRUSTED, slotsOf } = use('event');

  class PromiseRejectionEvent extends Event {
    #promise;
    #reason;

    constructor(type, eventInitDict) {
      if (type === TRUSTED) {
        super(TRUSTED, 'unhandledrejection');
        slotsOf(this).cancelable = true;
        this.#promise = eventInitDict.promise;
        this.#reason = eventInitDict.reason;
      } else {
        requireArguments(arguments.length, 2, "Failed to construct 'PromiseRejectionEvent'");
        super(type, eventInitDict);
        const { promise, reason } = initOf(eventInitDict);
        this.#promise = promise;
        this.#reason = reason;
      }
    }

    static #own(value) {
      if (typeof value !== 'object' || value === null || !(#promise in value)) {
        throw illegalInvocation();
      }
      return value;
    }

    get promise() {
      return PromiseRejectionEvent.#own(this).#promise;
    }

    get reason() {
      return PromiseRejectionEvent.#own(this).#reason;
    }
  }

  // Each member is read once, and converted before the next one is read.
  function initOf(eventInitDict) {
    const init = convert.dictionary(eventInitDict, "Failed to construct 'PromiseRejectionEvent'");
    const { promise } = init;
    if (promise === undefined) {
      throw new TypeError("Failed to construct 'PromiseRejectionEvent': required member promise is undefined");
    }
    return { promise: convert.object(promise), reason: init.reason };
  }

  defineInterface(PromiseRejectionEvent);

  /** A trusted report of a rejection that nobody handles. */
  function trustedRejection(promise, reason) {
    return new PromiseRejectionEvent(TRUSTED, { promise, reason });
  }

  return { PromiseRejectionEvent, trustedRejection };
})
