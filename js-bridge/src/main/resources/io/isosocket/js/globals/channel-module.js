// The module isosocket:channel.
(function (use) {
  'use strict';

  const { convert } = use('webidl');
  const { isChannel, select: selectFrom } = use('channel');

  /**
   * Waits for the first of several channels that has a value or has ended: a promise of { channel, value, ok }. Takes
   * channels, or what their caseReceive() gives. Where several have something, chance picks one.
   */
  async function select(cases) {
    const channels = convert.sequence(cases, channelOf, 'select');
    if (channels.length === 0) {
      throw new TypeError('select: there are no channels, so the wait would never end');
    }
    return selectFrom(channels);
  }

  function channelOf(value) {
    if (isChannel(value)) {
      return value;
    }
    const channel = value?.channel;
    if (!isChannel(channel)) {
      throw new TypeError(`select: ${describe(value)} is neither a channel nor the case of one`);
    }
    return channel;
  }

  function describe(value) {
    try {
      return String(value);
    } catch {
      return typeof value;
    }
  }

  return { select };
})
