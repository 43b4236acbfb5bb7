// The CloseEvent interface: WebSockets Standard, section 6.
(function (use) {
  'use strict';

  const { defineInterface, requireArguments, illegalInvocation, convert } = use('webidl');
  const { Event, TRUSTED } = use('event');

  class CloseEvent extends Event {
    #wasClean = false;
    #code = 0;
    #reason = '';

    constructor(type, eventInitDict = undefined) {
      if (type === TRUSTED) {
        super(TRUSTED, 'close');
        this.#wasClean = eventInitDict.wasClean;
        this.#code = eventInitDict.code;
        this.#reason = eventInitDict.reason;
        return;
      }
      requireArguments(arguments.length, 1, "Failed to construct 'CloseEvent'");
      super(type, eventInitDict);
      const { code, reason, wasClean } = convert.dictionary(eventInitDict, "Failed to construct 'CloseEvent'");
      if (code !== undefined) {
        this.#code = convert.unsignedShort(code);
      }
      if (reason !== undefined) {
        this.#reason = convert.USVString(reason);
      }
      this.#wasClean = !!wasClean;
    }

    static #own(value) {
      if (typeof value !== 'object' || value === null || !(#code in value)) {
        throw illegalInvocation();
      }
      return value;
    }

    get wasClean() {
      return CloseEvent.#own(this).#wasClean;
    }

    get code() {
      return CloseEvent.#own(this).#code;
    }

    get reason() {
      return CloseEvent.#own(this).#reason;
    }
  }

  defineInterface(CloseEvent);

  /** A trusted close of the host's. */
  function trustedClose(wasClean, code, reason) {
    return new CloseEvent(TRUSTED, { wasClean, code, reason });
  }

  return { CloseEvent, trustedClose };
})
