const chat = new BroadcastChannel('chat');
chat.onmessage = ({ data }) => {
  if (data === 'roll call') {
    chat.postMessage('a script is here');
  } else if (data === 'a script is here') {
    chat.postMessage('a script heard another one');
  }
};
