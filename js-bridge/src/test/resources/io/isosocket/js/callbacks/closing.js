var ws = websocket.clientCreate("ws://example.com", null, function() {
    console.log("Connected!");
    websocket.clientSend(ws, "Hello, server!");
}, function(data) {
    console.log("Received:", data);
}, function(code, reason) {
    console.log("Closed:", code, reason);
});

// Закрытие соединения через 5 секунд
setTimeout(function() {
    ws.close(1000, "Normal closure");
}, 5000);
