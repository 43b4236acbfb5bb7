// The servers that the browser libraries talk to, on one port: `node servers.mjs [port]`. Prints {"port": N}, ends when
// its standard input does. /graphql is graphql-ws, /socket.io/ is socket.io, and ws sends back what comes elsewhere.
import { createServer } from 'node:http';
import { GraphQLInt, GraphQLNonNull, GraphQLObjectType, GraphQLSchema, GraphQLString } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import { Server as SocketIoServer } from 'socket.io';
import { WebSocketServer } from 'ws';

const http = createServer();

const echo = new WebSocketServer({ noServer: true });
echo.on('connection', (socket) => {
  socket.on('message', (data, binary) => socket.send(data, { binary }));
});

const schema = new GraphQLSchema({
  query: new GraphQLObjectType({
    name: 'Query',
    fields: {
      greeting: {
        type: GraphQLString,
        args: { name: { type: new GraphQLNonNull(GraphQLString) } },
        resolve: (source, { name }) => `hello ${name}`,
      },
    },
  }),
  subscription: new GraphQLObjectType({
    name: 'Subscription',
    fields: {
      count: {
        type: GraphQLInt,
        args: { to: { type: new GraphQLNonNull(GraphQLInt) } },
        async *subscribe(source, { to }) {
          for (let count = 1; count <= to; count++) {
            yield { count };
          }
        },
      },
    },
  }),
});
const graphql = new WebSocketServer({ noServer: true });
useServer({ schema }, graphql);

const io = new SocketIoServer(http, { destroyUpgrade: false });
io.on('connection', (socket) => {
  socket.on('echo', (...args) => {
    const acknowledge = args.pop();
    acknowledge(...args);
  });
  socket.on('join', (room) => {
    socket.join(room);
    io.to(room).emit('joined', { room, transport: socket.conn.transport.name });
  });
});

http.on('upgrade', (request, socket, head) => {
  if (!request.url.startsWith('/socket.io/')) {
    const server = request.url === '/graphql' ? graphql : echo;
    server.handleUpgrade(request, socket, head, (accepted) => server.emit('connection', accepted, request));
  }
});
http.listen(Number(process.argv[2] ?? 0), '127.0.0.1', () => {
  console.log(JSON.stringify({ port: http.address().port }));
});
process.stdin.resume().on('end', () => process.exit());
