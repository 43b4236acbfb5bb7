conn.send("Hello, client!");
conn.send(new Uint8Array([1, 2, 3]).buffer); // Отправка бинарных данных
