// The interfaces of the Streams Standard: those of the library web-streams-polyfill, read at the first use of one.
(function (use, host) {
  'use strict';

  const exports = {};
  host.loadStreams()(exports, {});

  return exports;
})
