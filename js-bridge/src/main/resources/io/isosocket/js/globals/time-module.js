// The module isosocket:time.
(function (use, host) {
  'use strict';

  const { nanoseconds } = use('duration');
  const { channelFor } = use('channel');

  /** A channel of one tick, the time in milliseconds since 1970; then it has ended. */
  function after(duration) {
    return channelFor(host.channels.after(nanoseconds(duration, 'after')));
  }

  /** A promise that is resolved once the time has passed. */
  async function sleep(duration) {
    await channelFor(host.channels.after(nanoseconds(duration, 'sleep'))).receive();
  }

  return { after, sleep };
})
