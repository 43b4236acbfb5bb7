// What a page's own module does with partysocket, for the tests' scripts.
import PartySocket from 'partysocket';
import ReconnectingWebSocket from 'partysocket/ws';

Object.assign(globalThis, { PartySocket, ReconnectingWebSocket });
