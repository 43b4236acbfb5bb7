// High Resolution Time, section 4: milliseconds since the time origin of this global, which the wall clock gives once.
// Deviation: it is not coarsened.
(function (use, host) {
  'use strict';

  // No script can replace its method, since none reaches the object.
  const clock = globalThis.performance;
  const now = () => clock.now();
  const timeOrigin = host.wallClockMillis() - now();
  // The engine's own object shows less than the standard's.
  delete globalThis.performance;

  return { clock, now, timeOrigin };
})
