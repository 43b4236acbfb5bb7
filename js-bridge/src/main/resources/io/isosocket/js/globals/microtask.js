// queueMicrotask: HTML, section 8.7.
(function (use) {
  'use strict';

  const then = Function.prototype.call.bind(Promise.prototype.then);
  const resolved = Promise.resolve();

  function queue(callback) {
    then(resolved, () => {
      try {
        callback();
      } catch (thrown) {
        use('report-error').report(thrown);
      }
    });
  }

  return { queue };
})
