// Tells the memory of the process after garbage collection; needs --expose-gc.
'use strict';

module.exports = () => {
  for (let i = 0; i < 4; i++) {
    globalThis.gc();
  }
  const { heapUsed, external, rss } = process.memoryUsage();
  console.log(JSON.stringify({ heap: heapUsed, direct: external, resident: rss }));
};
