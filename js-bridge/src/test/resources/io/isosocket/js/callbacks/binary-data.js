var ws = websocket.clientCreate("ws://example.com", null, function() {
    console.log("Connected!");
    var buffer = new Uint8Array([1, 2, 3]).buffer;
    websocket.clientSend(ws, buffer);
}, function(data) {
    console.log("Received binary data:", new Uint8Array(data));
}, function(code, reason) {
    console.log("Closed:", code, reason);
});
