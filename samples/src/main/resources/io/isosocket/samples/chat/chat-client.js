// A chat client, for a page as for a worker. It touches no document: who shows the chat listens for `chat` events at the
// global, and fires `say` and `leave` there.
(() => {
  'use strict';

  const name = new URLSearchParams(location.search).get('name') ?? 'guest';
  const socket = new WebSocket(`/chat?name=${encodeURIComponent(name)}`);

  function show(line) {
    console.log(line);
    dispatchEvent(new CustomEvent('chat', { detail: line }));
  }

  socket.onopen = () => show(`connected as ${name}`);
  socket.onmessage = ({ data }) => {
    const { from, text } = JSON.parse(data);
    show(`${from}: ${text}`);
  };
  socket.onclose = ({ code, wasClean }) => show(`closed with ${code}${wasClean ? '' : ', not cleanly'}`);

  addEventListener('say', ({ detail }) => socket.send(detail));
  addEventListener('leave', () => socket.close(1000, 'bye'));
})();
