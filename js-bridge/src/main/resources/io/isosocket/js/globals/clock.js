// High Resolution Time, section 4: milliseconds since the time origin of this global, which the wall clock gives once.
// Deviation: it is not coarsened.
(function (use, host) {
  'use strict';

  const engineClock = globalThis.performance;
  const engineNow = Function.prototype.call.bind(engineClock.now, engineClock);
  const timeOrigin = host.wallClockMillis() - engineNow();
  // The engine's own object shows less than the standard's.
  delete globalThis.performance;

  return { now: engineNow, timeOrigin };
})
