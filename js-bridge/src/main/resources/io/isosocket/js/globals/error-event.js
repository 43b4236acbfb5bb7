// The ErrorEvent interface: HTML, section 8.1.4.6.
(function (use) {
  'use strict';

  const { defineInterface, requireArguments, illegalInvocation, convert } = use('webidl');
  const { Event, TRUSTED, slotsOf } = use('event');

  let isErrorEvent;

  class ErrorEvent extends Event {
    #message = '';
    #filename = '';
    #lineno = 0;
    #colno = 0;
    #error = undefined;

    static {
      isErrorEvent = (value) => #message in value;
    }

    constructor(type, eventInitDict = undefined) {
      if (type === TRUSTED) {
        super(TRUSTED, 'error');
        slotsOf(this).cancelable = true;
      } else {
        requireArguments(arguments.length, 1, "Failed to construct 'ErrorEvent'");
        super(type, eventInitDict);
      }
      const { colno, error, filename, lineno, message } =
          convert.dictionary(eventInitDict, "Failed to construct 'ErrorEvent'");
      if (colno !== undefined) {
        this.#colno = convert.unsignedLong(colno);
      }
      this.#error = error;
      if (filename !== undefined) {
        this.#filename = convert.USVString(filename);
      }
      if (lineno !== undefined) {
        this.#lineno = convert.unsignedLong(lineno);
      }
      if (message !== undefined) {
        this.#message = convert.DOMString(message);
      }
    }

    static #own(value) {
      if (typeof value !== 'object' || value === null || !(#message in value)) {
        throw illegalInvocation();
      }
      return value;
    }

    get message() {
      return ErrorEvent.#own(this).#message;
    }

    get filename() {
      return ErrorEvent.#own(this).#filename;
    }

    get lineno() {
      return ErrorEvent.#own(this).#lineno;
    }

    get colno() {
      return ErrorEvent.#own(this).#colno;
    }

    get error() {
      return ErrorEvent.#own(this).#error;
    }
  }

  defineInterface(ErrorEvent);

  /** A trusted error of the host's; preventDefault() says that the script has dealt with it. */
  function trustedError(init) {
    return new ErrorEvent(TRUSTED, init);
  }

  return { ErrorEvent, isErrorEvent, trustedError };
})
