// The interface WebSocketError of the proposal for WebSocketStream.
(function (use) {
  'use strict';

  const { defineInterface, illegalInvocation, convert, isObject } = use('webidl');
  const { DOMException } = use('dom-exception');
  const { closeInfo } = use('web-socket-close-info');

  // Handed to the constructor in place of a dictionary, it lets a code through that scripts may not give.
  const UNCHECKED = Symbol('unchecked');

  let isWebSocketError;
  let slots;

  class WebSocketError extends DOMException {
    #info;

    static {
      isWebSocketError = (value) => isObject(value) && #info in value;
      slots = (error) => {
        if (!isWebSocketError(error)) {
          throw illegalInvocation();
        }
        return error.#info;
      };
    }

    constructor(message = '', init = undefined) {
      const text = convert.DOMString(message);
      const unchecked = isObject(init) && UNCHECKED in init;
      const info = unchecked ? init[UNCHECKED] : closeInfo(init, "Failed to construct 'WebSocketError'");
      super(text, 'WebSocketError');
      this.#info = info;
    }

    get closeCode() {
      return slots(this).closeCode;
    }

    get reason() {
      return slots(this).reason;
    }
  }

  defineInterface(WebSocketError);

  /** An error of the host's, whose code may be any. */
  function webSocketError(message, closeCode, reason) {
    return new WebSocketError(message, { [UNCHECKED]: { closeCode, reason } });
  }

  return { WebSocketError, isWebSocketError, webSocketError };
})
