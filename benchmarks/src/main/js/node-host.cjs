// Runs echo-client.js on Node: rounds come as lines of JSON on standard input, results go as such to standard output.
'use strict';

const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const readline = require('node:readline');
const vm = require('node:vm');

const lines = readline.createInterface({ input: process.stdin })[Symbol.asyncIterator]();
let round;
let cpu;
let time;

globalThis.nextRound = async () => {
  const { value, done } = await lines.next();
  round = done ? undefined : JSON.parse(value);
  return round;
};
globalThis.begin = () => {
  cpu = process.cpuUsage();
  time = process.hrtime.bigint();
};
globalThis.end = () => {
  const nanos = Number(process.hrtime.bigint() - time);
  const { user, system } = process.cpuUsage(cpu);
  console.log(JSON.stringify({ messages: round.messages, nanos, cpuNanos: (user + system) * 1000 }));
};

const file = join(__dirname, 'echo-client.js');
console.log(JSON.stringify({ ready: `Node ${process.version}` }));
vm.runInThisContext(readFileSync(file, 'utf8'), { filename: file });
