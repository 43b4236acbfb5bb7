var server = websocket.serverCreate("/ws", function(conn) {
    console.log("Client connected!");
    conn.send("Welcome!");
}, function(conn, data) {
    console.log("Received:", data);
    conn.send("Echo: " + data);
}, function(conn) {
    console.log("Client disconnected!");
});
