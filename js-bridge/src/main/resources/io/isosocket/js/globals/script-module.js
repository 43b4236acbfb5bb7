// The module isosocket:script: what a command line has.
(function (use, host) {
  'use strict';

  const { convert } = use('webidl');
  const { command } = host;

  const args = Object.freeze(Array.from({ length: command.argumentCount() }, (unused, i) => command.argument(i)));

  /** Ends the script at once: what stands behind the call does not run, sockets are closed with 1001. */
  function exit(code = 0) {
    const status = convert.unrestrictedDouble(code);
    if (!Number.isInteger(status) || status < 0 || status > 255) {
      throw new RangeError(`exit: ${status} is not a whole number from 0 to 255`);
    }
    command.exit(status);
  }

  // The host calls one of these in a task of its own.
  const reading = (read) => new Promise((resolve, reject) => {
    read(resolve, (message) => {
      try {
        command.throwReadError(message);
      } catch (error) {
        reject(error);
      }
    });
  });

  let ended = false;

  async function next() {
    const line = ended ? null : await reading((done, failed) => command.nextLine(done, failed));
    ended ||= line === null;
    return ended ? { value: undefined, done: true } : { value: line, done: false };
  }

  const stdin = Object.freeze({
    /** The rest of the input as one string. */
    text: () => (ended ? Promise.resolve('') : reading((done, failed) => command.rest(done, failed))),

    /** The lines without their ends. A loop that breaks off leaves the others for the next one. */
    [Symbol.asyncIterator]: () => ({
      next,
      return: async (value) => ({ value, done: true }),
      [Symbol.asyncIterator]() {
        return this;
      },
    }),
  });

  return { args, exit, stdin };
})
