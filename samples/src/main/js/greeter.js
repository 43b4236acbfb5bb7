// A browser's script: greets over a WebSocket, and reports the answer. `url` and `report` are what its host offers.
const socket = new WebSocket(url);

socket.onopen = () => socket.send('hello');
socket.onmessage = ({ data }) => {
  report(`the server says ${data}`);
};
