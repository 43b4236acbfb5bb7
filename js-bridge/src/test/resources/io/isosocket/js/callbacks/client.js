var ws = websocket.clientCreate("ws://example.com", null, function() {
    console.log("Connected!");
    websocket.clientSend(ws, "Hello, server!");
}, function(data) {
    console.log("Received:", data);
}, function(code, reason) {
    console.log("Closed:", code, reason);
});
