// The PromiseRejectionEvent interface: HTML, section 8.1.4.7.
(function (use) {
  'use strict';

  const { defineInterface, requireArguments, illegalInvocation, isObject } = use('webidl');
  const { Event, TRUSTED, slotsOf } = use('event');

  const toPromise = Promise.resolve.bind(Promise);

  class PromiseRejectionEvent extends Event {
    #promise;
    #reason;

    constructor(type, eventInitDict) {
      if (type === TRUSTED) {
        super(TRUSTED, 'unhandledrejection');
        slotsOf(this).cancelable = true;
        this.#promise = eventInitDict.promise;
      } else {
        requireArguments(arguments.length, 2, "Failed to construct 'PromiseRejectionEvent'");
        super(type, eventInitDict);
        if (!isObject(eventInitDict) || eventInitDict.promise === undefined) {
          throw new TypeError("Failed to construct 'PromiseRejectionEvent': required member promise is undefined");
        }
        this.#promise = toPromise(eventInitDict.promise);
      }
      this.#reason = eventInitDict.reason;
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

  defineInterface(PromiseRejectionEvent);

  /** A trusted report of a rejection that nobody handles. */
  function trustedRejection(promise, reason) {
    return new PromiseRejectionEvent(TRUSTED, { promise, reason });
  }

  return { PromiseRejectionEvent, trustedRejection };
})
