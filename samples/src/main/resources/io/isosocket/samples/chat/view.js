// What touches the document, so that chat-client.js need not.
'use strict';

const lines = document.querySelector('ol');
const form = document.querySelector('form');
const text = form.elements.text;

addEventListener('chat', ({ detail }) => {
  const line = document.createElement('li');
  line.textContent = detail;
  lines.append(line);
  line.scrollIntoView();
});

form.addEventListener('submit', (event) => {
  event.preventDefault();
  dispatchEvent(new CustomEvent('say', { detail: text.value }));
  text.value = '';
});

document.querySelector('#leave').addEventListener('click', () => dispatchEvent(new Event('leave')));
