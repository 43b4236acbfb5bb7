// Why a connection failed or was never begun, as an error that scripts catch. Which condition gives which kind is in
// docs/reference/failures.md.
(function () {
  'use strict';

  const { defineProperty, freeze } = Object;

  const PERMISSION_DENIED = 'PERMISSION_DENIED';
  const INTERNAL = 'INTERNAL';

  /** All kinds, each its own value. */
  const KINDS = freeze({
    PERMISSION_DENIED, INTERNAL, INVALID: 'INVALID', TIMEOUT: 'TIMEOUT', UNREACHABLE: 'UNREACHABLE', TLS: 'TLS',
    HANDSHAKE_REFUSED: 'HANDSHAKE_REFUSED', PROTOCOL: 'PROTOCOL', TOO_BIG: 'TOO_BIG', CLOSED: 'CLOSED',
  });

  // Handed to the constructor; a script's call has no such thing.
  const INTERNALLY = Symbol('internal');

  let isFailure;

  class WebSocketFailure extends Error {
    #brand = true;

    static {
      isFailure = (value) => typeof value === 'object' && value !== null && #brand in value;
    }

    constructor(token, message, members) {
      if (token !== INTERNALLY) {
        throw new TypeError('Illegal constructor');
      }
      super(message);
      for (const name of Object.keys(members)) {
        defineProperty(this, name, { value: members[name], writable: false, enumerable: true, configurable: true });
      }
    }
  }

  defineProperty(WebSocketFailure.prototype, 'name',
    { value: 'WebSocketFailure', writable: true, enumerable: false, configurable: true });

  // Two kinds are all that older scripts know.
  const kindOf = (detail) => (detail === PERMISSION_DENIED ? PERMISSION_DENIED : INTERNAL);

  /** For what was refused before anything was dialled. */
  function refusal(detail, message) {
    return new WebSocketFailure(INTERNALLY, message,
      { kind: kindOf(detail), detail, phase: 'prepare', retryable: false });
  }

  /** For a failure of Java's. */
  function failureOf(failure) {
    const detail = failure.detail();
    const members = { kind: kindOf(detail), detail, phase: failure.phase(), retryable: failure.retryable() };
    if (failure.status() !== 0) {
      members.status = failure.status();
      members.headers = headersOf(failure);
      members.body = failure.body();
    }
    if (failure.tlsAlert() !== null) {
      members.tlsAlert = failure.tlsAlert();
    }
    if (failure.closeCodeSent() !== 0) {
      members.closeCodeSent = failure.closeCodeSent();
    }
    if (failure.closeCodeReceived() !== 0) {
      members.closeCodeReceived = failure.closeCodeReceived();
    }
    return new WebSocketFailure(INTERNALLY, failure.message(), members);
  }

  function headersOf(failure) {
    const headers = { __proto__: null };
    const names = failure.headerNames();
    for (let i = 0; i < names.length; i++) {
      headers[names[i]] = failure.header(names[i]);
    }
    return freeze(headers);
  }

  return { WebSocketFailure, KINDS, isFailure, refusal, failureOf };
})
