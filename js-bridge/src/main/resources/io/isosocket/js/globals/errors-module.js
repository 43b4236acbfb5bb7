// The module isosocket:errors: what kind of error it was.
(function (use) {
  'use strict';

  const { WebSocketFailure, KINDS, isFailure } = use('web-socket-failure');

  /** Whether an error is of a kind: its `kind`, or the finer one that is its `detail`. */
  function is(error, kind) {
    return isFailure(error) && (error.kind === kind || error.detail === kind);
  }

  return { is, WebSocketFailure, ...KINDS };
})
