// Runs client.js on Node, with its own WebSocket or that of the package ws: tasks come as lines of JSON on standard
// input, results go as such to standard output. Arguments: builtin or ws, and the folder of the packages.
'use strict';

const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const readline = require('node:readline');
const vm = require('node:vm');
const tellMemory = require('./memory.cjs');

const [kind, modules] = process.argv.slice(2);
const lines = readline.createInterface({ input: process.stdin })[Symbol.asyncIterator]();
let description = `Node ${process.version}`;
let time;

if (kind === 'ws') {
  const { WebSocket } = require(join(modules, 'ws'));
  const { version } = require(join(modules, 'ws/package.json'));
  let perMessageDeflate = false;
  description = `ws ${version}, ${description}`;
  globalThis.WebSocket = class extends WebSocket {
    constructor(url) {
      super(url, { perMessageDeflate });
    }
  };
  globalThis.chooseDeflate = (deflate) => {
    perMessageDeflate = deflate && { threshold: 0 };
  };
}

globalThis.nextTask = async () => {
  const { value, done } = await lines.next();
  const task = done ? undefined : JSON.parse(value);
  globalThis.chooseDeflate?.(task?.deflate ?? false);
  return task;
};
globalThis.begin = () => {
  console.log(JSON.stringify({ begin: true }));
  time = process.hrtime.bigint();
};
globalThis.end = (count) => {
  console.log(JSON.stringify({ count, nanos: Number(process.hrtime.bigint() - time) }));
};
globalThis.memory = tellMemory;

const file = join(__dirname, 'client.js');
console.log(JSON.stringify({ ready: description }));
vm.runInThisContext(readFileSync(file, 'utf8'), { filename: file });
