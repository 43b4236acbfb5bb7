/** The state of the page, in one object that is replaced and never changed. */

export const KINDS = ['sent', 'received', 'error', 'info'];

export const DEFAULT_SETTINGS = {
  theme: 'system',
  language: '',
  enterSends: true,
  details: 'right',
  delta: true,
  sortConnections: 'manual',
  sortMessages: 'manual',
};

/** A connection as the server fills it in; a tab without a session begins with it. */
export const NEW_CONNECTION = {
  url: '',
  headers: [],
  protocols: [],
  origin: '',
  compression: 'context-takeover',
  handshakeTimeout: 30000,
  closeTimeout: 5000,
  keepAliveInterval: 0,
  maxMessageSize: 16777216,
  automaticPong: true,
  tls: { ca: '', certificate: '', key: '' },
  proxy: '',
  reconnect: { enabled: false, delay: 1000, maxDelay: 30000, maxAttempts: 0 },
};

/** What the page alone knows of a tab. */
export const NEW_TAB = {
  // What was changed of the connection and not connected with yet; null where nothing was.
  connection: null,
  // Where the masked values of the connection come from.
  from: null,
  errors: {},
  panel: null,
  handshake: false,
  composer: { kind: 'text', data: '', template: false, file: null, error: null },
  sending: false,
  tool: null,
  filter: { kinds: KINDS, text: '' },
  // What the log had when it was paused; null where it is not.
  frozen: null,
  jump: null,
  details: null,
  marks: [],
  savedOffer: true,
};

let state = {
  phase: 'loading',
  online: false,
  version: '',
  sessions: [],
  drafts: [],
  active: null,
  tabs: {},
  echo: null,
  savedConnections: [],
  savedMessages: [],
  presets: [],
  settings: DEFAULT_SETTINGS,
  dialog: null,
  drawer: false,
  notices: [],
};

const listeners = new Set();

export const store = {
  get state() {
    return state;
  },
  set(patch) {
    state = { ...state, ...patch };
    for (const listener of listeners) {
      listener(state);
    }
  },
  subscribe(listener) {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

/** The key of a session's tab. */
export const keyOf = (id) => `s${id}`;

/** The tabs in their order: those of sessions, then those that have none yet. */
export function tabKeys({ sessions, drafts } = state) {
  return [...sessions.map((session) => keyOf(session.id)), ...drafts];
}

export function sessionOf(key, from = state) {
  return from.sessions.find((session) => keyOf(session.id) === key) ?? null;
}

export function tabOf(key, from = state) {
  return from.tabs[key] ?? NEW_TAB;
}

/** What the log had when it was paused, or null; after a clear there is nothing left to hold. */
export function frozenOf(key, from = state) {
  const { frozen } = tabOf(key, from);
  return frozen !== null && frozen.first === sessionOf(key, from)?.log.first ? frozen : null;
}

/** The connection that a tab shows: as edited, or as the session has it; what is connected is not what was edited. */
export function connectionOf(key, from = state) {
  const session = sessionOf(key, from);
  const edited = isIdle(session) ? tabOf(key, from).connection : null;
  return edited ?? session?.connection ?? NEW_CONNECTION;
}

export function patchTab(key, patch) {
  store.set({ tabs: { ...state.tabs, [key]: { ...tabOf(key), ...patch } } });
}

export function patchComposer(key, patch) {
  patchTab(key, { composer: { ...tabOf(key).composer, error: null, ...patch } });
}

/** Whether the session's connection may be edited. */
export const isIdle = (session) => session === null || session.state === 'idle' || session.state === 'closed';

/** The light: what a user wants to know of a session's state. */
export function lightOf(session) {
  switch (session?.state) {
    case 'open':
      return 'connected';
    case 'connecting':
    case 'waiting':
    case 'closing':
      return 'connecting';
    default:
      return session?.failure ? 'failed' : 'disconnected';
  }
}

/** What a tab is called. */
export function titleOf(key, from = state, fallback = '') {
  const session = sessionOf(key, from);
  if (session?.title) {
    return session.title;
  }
  const url = connectionOf(key, from).url;
  return url.replace(/^wss?:\/\//, '').replace(/\/$/, '') || fallback;
}
