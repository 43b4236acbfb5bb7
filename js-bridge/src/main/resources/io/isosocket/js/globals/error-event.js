// The ErrorEvent interface: HTML, section 8.1.4.6.
(function (use) {
  'use strict';

  const { defineInterface, requireArguments, convert } = use('webidl');
  const { Event, slotsOf, membersOf, trustedEvent, CANCELABLE } = use('event');

  const brand = Symbol('ErrorEvent');

  function membersFrom(eventInitDict) {
    const { colno, error, filename, lineno, message } =
        convert.dictionary(eventInitDict, "Failed to construct 'ErrorEvent'");
    return {
      brand,
      colno: colno === undefined ? 0 : convert.unsignedLong(colno),
      error,
      filename: filename === undefined ? '' : convert.USVString(filename),
      lineno: lineno === undefined ? 0 : convert.unsignedLong(lineno),
      message: message === undefined ? '' : convert.DOMString(message),
    };
  }

  class ErrorEvent extends Event {
    constructor(type, eventInitDict = undefined) {
      requireArguments(arguments.length, 1, "Failed to construct 'ErrorEvent'");
      super(type, eventInitDict);
      slotsOf(this).members = membersFrom(eventInitDict);
    }

    get message() {
      return membersOf(this, brand).message;
    }

    get filename() {
      return membersOf(this, brand).filename;
    }

    get lineno() {
      return membersOf(this, brand).lineno;
    }

    get colno() {
      return membersOf(this, brand).colno;
    }

    get error() {
      return membersOf(this, brand).error;
    }
  }

  defineInterface(ErrorEvent);

  /** Whether an event is one of this interface. */
  function isErrorEvent(event) {
    const { members } = slotsOf(event);
    return members !== null && members.brand === brand;
  }

  /** A trusted error of the host's; preventDefault() says that the script has dealt with it. */
  function trustedError(init) {
    return trustedEvent('error', ErrorEvent, membersFrom(init), CANCELABLE);
  }

  return { ErrorEvent, isErrorEvent, trustedError };
})
