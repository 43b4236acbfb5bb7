// The dictionary WebSocketCloseInfo of the proposal for WebSocketStream, and "validate close code and reason".
(function (use, host) {
  'use strict';

  const { convert } = use('webidl');

  // Deviation: the proposal has [EnforceRange] for closeCode; Chromium takes any number, and refuses it with its own error.
  /** The dictionary's members, lexicographically; a reason without a code stands for 1000. */
  function closeInfo(dictionary, where) {
    const { closeCode, reason } = convert.dictionary(dictionary, where);
    const given = closeCode === undefined ? -1 : convert.unsignedShort(closeCode, { clamp: true });
    const text = reason === undefined ? '' : convert.USVString(reason);
    const code = host.sockets.checkedCloseCode(given, text);
    return { closeCode: code < 0 ? null : code, reason: text };
  }

  return { closeInfo };
})
