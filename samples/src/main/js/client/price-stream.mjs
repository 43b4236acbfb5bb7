// A stream of prices, kept alive by pings while none comes.
import channel from 'isosocket:channel';
import time from 'isosocket:time';
import { connect } from 'isosocket:websocket';

export async function follow(url, silence, updatePrice) {
  // snippet: price-stream
  const client = await connect(url);
  client.send(JSON.stringify({ action: 'subscribe', symbols: ['BTC-USD', 'ETH-USD'] }));
  const prices = client.channel();
  let heartbeat = time.after(silence);
  for (;;) {
    const next = await channel.select([prices, heartbeat]);
    if (next.channel === heartbeat) {
      client.ping();
      heartbeat = time.after(silence);
    } else if (next.ok) {
      const price = JSON.parse(next.value.data);
      updatePrice(price.symbol, price.value);
    } else {
      break; // the connection is closed
    }
  }
  client.close();
  // end
}
