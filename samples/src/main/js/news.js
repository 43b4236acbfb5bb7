// Welcomes who joins, once.
'use strict';

// snippet: script
const news = new BroadcastChannel('news');
news.onmessage = ({ data }) => {
  news.postMessage(`Welcome, ${data.name}`);
  news.close();
};
// end
