/** JSON, indented and coloured. */

import { pieces } from '../json.js';
import { h } from '../preact.js';

export function JsonText({ node, label }) {
  return h(
    'pre',
    { class: 'json-text mono', tabIndex: 0, role: 'region', 'aria-label': label },
    [...pieces(node)].map(({ kind, text }, index) => h('span', { key: index, class: `json-${kind}` }, text)),
  );
}
