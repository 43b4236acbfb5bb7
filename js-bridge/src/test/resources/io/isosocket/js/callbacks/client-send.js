websocket.clientSend(ws, "Hello, server!");
websocket.clientSend(ws, new Uint8Array([1, 2, 3]).buffer); // Отправка бинарных данных
