// A channel that Java gives to a script: the host gives `prices`, a channel, and the functions `ping` and `show`.
// snippet: select
import { select } from 'isosocket:channel';
import { after } from 'isosocket:time';

let heartbeat = after('30s');
for (;;) {
  const { channel, value, ok } = await select([prices, heartbeat]);
  if (channel === heartbeat) {
    ping();
    heartbeat = after('30s');
  } else if (ok) {
    show(JSON.parse(value.data).symbol);
  } else {
    break;
  }
}
// end
// snippet: script-end
const { code, wasClean } = prices.closed;
// end
show(`closed with ${code}, ${wasClean ? 'cleanly' : 'not cleanly'}`);
