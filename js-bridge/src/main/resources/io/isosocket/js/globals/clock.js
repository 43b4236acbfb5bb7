// High Resolution Time, section 4: milliseconds since the time origin of this global, which the wall clock gives once.
// Deviation: it is not coarsened.
(function (use, host) {
  'use strict';

  const engineClock = globalThis.performance;
  // No script can replace the method, since none reaches the object.
  const now = () => engineClock.now();
  const timeOrigin = host.wallClockMillis() - now();
  // The engine's own object shows less than the standard's.
  delete globalThis.performance;

  return { now, timeOrigin };
})
