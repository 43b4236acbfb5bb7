// Promises of operations: Web IDL, section 3.7.7: whatever goes wrong in one that returns a promise rejects it.
(function () {
  'use strict';

  const PROMISE = Promise;
  const then = Function.prototype.call.bind(Promise.prototype.then);

  /** A promise that `steps(resolve, reject)` settles; what they throw rejects it. */
  function promise(steps) {
    return new PROMISE(steps);
  }

  return { promise, then };
})
