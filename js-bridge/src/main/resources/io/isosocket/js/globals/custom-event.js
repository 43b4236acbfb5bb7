// The CustomEvent interface: DOM, section 2.4.
(function (use) {
  'use strict';

  const { defineInterface, requireArguments, illegalInvocation, convert } = use('webidl');
  const { Event, slotsOf } = use('event');

  class CustomEvent extends Event {
    #detail = null;

    constructor(type, eventInitDict = undefined) {
      requireArguments(arguments.length, 1, "Failed to construct 'CustomEvent'");
      super(type, eventInitDict);
      const { detail } = convert.dictionary(eventInitDict, "Failed to construct 'CustomEvent'");
      if (detail !== undefined) {
        this.#detail = detail;
      }
    }

    static #own(value) {
      if (typeof value !== 'object' || value === null || !(#detail in value)) {
        throw illegalInvocation();
      }
      return value;
    }

    get detail() {
      return CustomEvent.#own(this).#detail;
    }

    initCustomEvent(type, bubbles = false, cancelable = false, detail = null) {
      const own = CustomEvent.#own(this);
      requireArguments(arguments.length, 1, "Failed to execute 'initCustomEvent' on 'CustomEvent'");
      const name = convert.DOMString(type);
      if (!slotsOf(own).dispatching) {
        slotsOf(own).initialize(name, !!bubbles, !!cancelable);
        own.#detail = detail;
      }
    }
  }

  defineInterface(CustomEvent);

  return { CustomEvent };
})
