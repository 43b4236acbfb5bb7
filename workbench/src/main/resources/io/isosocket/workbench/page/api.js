/** The workbench's HTTP API: see API.md. */

/** What the server refused, in its words. */
export class ApiError extends Error {
  constructor(status, error) {
    super(error.message);
    this.status = status;
    this.field = error.field ?? null;
    this.at = error.at ?? null;
  }
}

async function errorOf(response) {
  const text = await response.text();
  try {
    return new ApiError(response.status, JSON.parse(text).error);
  } catch {
    return new ApiError(response.status, { message: text || `HTTP ${response.status}` });
  }
}

async function call(method, path, body, headers = {}, signal = undefined) {
  let response;
  try {
    response = await fetch(path, { method, body, headers, signal });
  } catch {
    throw new ApiError(0, { message: 'the workbench does not answer' });
  }
  if (!response.ok) {
    throw await errorOf(response);
  }
  const text = await response.text();
  return text === '' ? null : JSON.parse(text);
}

const json = (method, path, value) =>
  call(method, path, value === undefined ? undefined : JSON.stringify(value), {
    'Content-Type': 'application/json',
  });

const query = (values) => {
  const entries = Object.entries(values).filter(([, value]) => value !== null && value !== undefined && value !== '');
  return entries.length === 0 ? '' : `?${new URLSearchParams(entries)}`;
};

const session = (id, rest = '') => `/api/sessions/${id}${rest}`;

export const api = {
  state: () => call('GET', '/api/state'),
  texts: (language) => call('GET', `/api/texts/${language}`),
  putSettings: (settings) => json('PUT', '/api/settings', settings),

  createSession: (request) => json('POST', '/api/sessions', request),
  session: (id, secrets) => call('GET', session(id, query({ secrets: secrets ? 'show' : null }))),
  connect: (id, request) => json('POST', session(id, '/connect'), request),
  disconnect: (id, request) => json('POST', session(id, '/disconnect'), request),
  patchSession: (id, patch) => json('PATCH', session(id), patch),
  deleteSession: (id) => call('DELETE', session(id)),
  orderSessions: (ids) => json('PUT', '/api/sessions/order', ids),

  send: (id, message) => json('POST', session(id, '/send'), message),
  sendFile: (id, file, kind) =>
    call('POST', session(id, `/send-file${query({ kind })}`), file, { 'Content-Type': 'application/octet-stream' }),
  ping: (id, data) => json('POST', session(id, '/ping'), data),
  pong: (id, data) => json('POST', session(id, '/pong'), data),
  frame: (id, frame) => json('POST', session(id, '/frame'), frame),
  repeat: (id, repeat) => json('PUT', session(id, '/repeat'), repeat),
  stopRepeat: (id) => call('DELETE', session(id, '/repeat')),

  log: (id, what, signal) => call('GET', session(id, `/log${query(what)}`), undefined, {}, signal),
  entry: (id, seq) => call('GET', session(id, `/log/${seq}`)),
  rowOf: (id, seq, kinds) => call('GET', session(id, `/log/row${query({ seq, kinds })}`)),
  clearLog: (id) => call('DELETE', session(id, '/log')),
  payloadUrl: (id, seq) => session(id, `/log/${seq}/payload`),
  exportUrl: (id, what) => session(id, `/export${query(what)}`),

  saveConnection: (saved) => json('POST', '/api/saved/connections', saved),
  saveMessage: (saved) => json('POST', '/api/saved/messages', saved),
  changeSaved: (kind, id, change) => json('PUT', `/api/saved/${kind}/${id}`, change),
  useSaved: (kind, id) => json('POST', `/api/saved/${kind}/${id}/use`),
  deleteSaved: (kind, id) => call('DELETE', `/api/saved/${kind}/${id}`),
  orderSaved: (kind, ids) => json('PUT', `/api/saved/${kind}/order`, ids),
  collectionUrl: (what) => `/api/collection${query(what)}`,
  importCollection: (text) => call('POST', '/api/collection', text, { 'Content-Type': 'application/json' }),

  startEcho: () => json('POST', '/api/echo'),
  stopEcho: () => call('DELETE', '/api/echo'),
};

const SLOWEST_RETRY = 5000;

/** Listens to the server's events, and connects again as often as needed. `onOpen` is told of each connection. */
export function listen(onEvent, onOpen, onLost) {
  let delay = 250;
  const open = () => {
    const socket = new WebSocket(`ws://${location.host}/api/events`);
    socket.onopen = () => {
      delay = 250;
      onOpen();
    };
    socket.onmessage = (message) => onEvent(JSON.parse(message.data));
    socket.onclose = () => {
      onLost();
      setTimeout(open, delay);
      delay = Math.min(delay * 2, SLOWEST_RETRY);
    };
  };
  open();
}

/** Lets the browser save what a URL gives. */
export function download(url) {
  const link = document.createElement('a');
  link.href = url;
  link.download = '';
  document.body.append(link);
  link.click();
  link.remove();
}
