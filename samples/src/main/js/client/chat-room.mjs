// A room of a chat: joins it, and hands on what is said there until the connection ends.
import { connect } from 'isosocket:websocket';

export async function listen(url, token, room, onMessage) {
  // snippet: chat-room
  const client = await connect(url, { headers: { Authorization: `Bearer ${token}` } });
  client.send(JSON.stringify({ type: 'join', room }));
  for await (const message of client.channel()) {
    onMessage(JSON.parse(message.data));
  }
  client.close();
  // end
}
