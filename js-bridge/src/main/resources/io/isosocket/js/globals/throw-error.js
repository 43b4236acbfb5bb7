// How Java code throws what a script expects to catch.
(function (use) {
  'use strict';

  const ERRORS = { TypeError, RangeError };
  const DOM = 'DOMException:';

  /** Throws the error of that name; `DOMException:` and a name stand for a DOMException of that name. */
  function throwError(name, message) {
    if (name.startsWith(DOM)) {
      const { DOMException } = use('dom-exception');
      throw new DOMException(message, name.slice(DOM.length));
    }
    throw new ERRORS[name](message);
  }

  return { throwError };
})
