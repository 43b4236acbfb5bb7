// The interfaces of the Streams Standard: those of the library web-streams-polyfill, read at the first use of one.
// Deviation: they are not transferable, and the library's in other details too.
(function (use, host) {
  'use strict';

  const exports = {};
  host.loadStreams()(exports, {});

  return exports;
})
