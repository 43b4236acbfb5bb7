// How Java code throws what a script expects to catch.
(function (use) {
  'use strict';

  const ERRORS = { TypeError, RangeError };
  const DOM = 'DOMException:';
  const FAILURE = 'WebSocketFailure:';

  /**
   * Throws the error of that name; `DOMException:` and a name stand for a DOMException of that name, `WebSocketFailure:`
   * and a kind for a failure of that kind.
   */
  function throwError(name, message) {
    if (name.startsWith(DOM)) {
      const { DOMException } = use('dom-exception');
      throw new DOMException(message, name.slice(DOM.length));
    }
    if (name.startsWith(FAILURE)) {
      throw use('web-socket-failure').refusal(name.slice(FAILURE.length), message);
    }
    throw new ERRORS[name](message);
  }

  return { throwError };
})
