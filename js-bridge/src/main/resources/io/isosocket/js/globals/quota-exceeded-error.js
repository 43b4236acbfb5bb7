// QuotaExceededError: Web IDL, section 4.5.1.
(function (use) {
  'use strict';

  const { defineInterface, illegalInvocation, convert, isObject } = use('webidl');
  const { DOMException } = use('dom-exception');
  const where = "Failed to construct 'QuotaExceededError'";

  let isQuotaExceededError;

  // double?, absent as null.
  function amount(value) {
    return value === undefined ? null : convert.double(value);
  }

  class QuotaExceededError extends DOMException {
    #quota;
    #requested;

    static {
      isQuotaExceededError = (value) => isObject(value) && #quota in value;
    }

    constructor(message = '', options = undefined) {
      const text = convert.DOMString(message);
      const given = convert.dictionary(options, where);
      const quota = amount(given.quota);
      const requested = amount(given.requested);
      super(text, 'QuotaExceededError');
      if (quota !== null && quota < 0) {
        throw new RangeError(`${where}: the quota ${quota} is negative`);
      }
      if (requested !== null && requested < 0) {
        throw new RangeError(`${where}: the requested ${requested} is negative`);
      }
      if (quota !== null && requested !== null && requested < quota) {
        throw new RangeError(`${where}: the requested ${requested} is less than the quota ${quota}`);
      }
      this.#quota = quota;
      this.#requested = requested;
    }

    get quota() {
      if (!isQuotaExceededError(this)) {
        throw illegalInvocation();
      }
      return this.#quota;
    }

    get requested() {
      if (!isQuotaExceededError(this)) {
        throw illegalInvocation();
      }
      return this.#requested;
    }
  }

  defineInterface(QuotaExceededError);

  return { QuotaExceededError, isQuotaExceededError };
})
