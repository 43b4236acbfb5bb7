/**
 * The list of a log: of however many rows only those in sight are in the document.
 *
 * A browser gives no element more than some ten million pixels. So the list counts in pixels of its own (`position`),
 * and where the rows need more than `TALLEST` the scroll bar stands for them in proportion: a wheel moves by what it
 * says, a dragged thumb to the share of the rows it shows.
 */

import { attempt } from '../actions.js';
import { t } from '../i18n.js';
import { CountedRows, FoundRows } from '../log-rows.js';
import { toggleMark } from '../message-actions.js';
import { Component, createRef, h } from '../preact.js';
import { patchTab } from '../store.js';
import { LogRow } from './log-row.js';

export const ROW = 24;
const TALLEST = 8_000_000;
const OVERSCAN = 6;
const MOST_ROWS = 200;
// What moves the scroll bar by more than this is a thumb that was dragged.
const FAR = 2000;
const RESYNC_MILLIS = 150;

const clamp = (value, least, most) => Math.max(least, Math.min(most, value));

export class LogList extends Component {
  box = createRef();
  position = 0;
  scrollTop = 0;
  height = 400;
  follow = true;
  selected = -1;
  // The jump that is on its way; null once another row is chosen.
  jump = null;

  componentDidMount() {
    this.observer = new ResizeObserver(() => {
      this.height = this.box.current.clientHeight;
      this.moveTo(this.follow ? this.end() : this.position);
    });
    this.observer.observe(this.box.current);
    this.open();
  }

  componentWillUnmount() {
    this.observer.disconnect();
    clearTimeout(this.resync);
    this.rows.close();
  }

  componentDidUpdate(before) {
    const { session, filter, paused, counts, jump, tab } = this.props;
    if (before.filter !== filter || before.session !== session) {
      this.open();
    } else if (before.counts !== counts || before.paused !== paused) {
      this.rows.update(counts, this.follow);
    }
    if (jump && jump !== before.jump) {
      patchTab(tab, { jump: null });
      this.jumpTo(jump);
    }
    this.place();
  }

  /** Begins anew, at the end, with the rows that the filter lets through. */
  open() {
    const { session, filter, counts } = this.props;
    this.rows?.close();
    const onChange = (shift) => this.onRows(shift);
    this.rows =
      filter.text === ''
        ? new CountedRows(session, filter.kinds, onChange)
        : new FoundRows(session, filter.kinds, filter.text, onChange);
    this.follow = true;
    this.selected = -1;
    this.position = 0;
    this.rows.update(counts, true);
    this.forceUpdate();
  }

  onRows(shift) {
    if (this.selected >= 0) {
      this.selected += shift;
    }
    const position = this.follow ? this.end() : clamp(this.position + shift * ROW, 0, this.end());
    if (position !== this.position) {
      this.position = position;
      this.scrollTop = this.barOf(position);
    }
    this.forceUpdate();
  }

  // Geometry

  tall() {
    return this.rows.total * ROW;
  }

  end() {
    return Math.max(0, this.tall() - this.height);
  }

  /** Where the scroll bar stands for the position. */
  barOf(position) {
    const tall = this.tall();
    if (tall <= TALLEST) {
      return position;
    }
    return (position / this.end()) * (TALLEST - this.height);
  }

  /** Puts the scroll bar where it belongs, once the document is as tall as it has to be. */
  place() {
    const box = this.box.current;
    if (Math.abs(box.scrollTop - this.scrollTop) >= 1) {
      box.scrollTop = this.scrollTop;
      this.scrollTop = box.scrollTop;
    }
  }

  moveTo(position) {
    this.position = clamp(position, 0, this.end());
    this.follow = this.position >= this.end() - 1 && !this.rows.behind;
    this.scrollTop = this.barOf(this.position);
    this.forceUpdate();
  }

  onScroll = () => {
    const bar = this.box.current.scrollTop;
    const moved = bar - this.scrollTop;
    if (Math.abs(moved) < 1) {
      return;
    }
    this.scrollTop = bar;
    this.position = clamp(this.positionAt(bar, moved), 0, this.end());
    this.follow = this.position >= this.end() - ROW / 2 && !this.rows.behind;
    if (this.tall() > TALLEST) {
      clearTimeout(this.resync);
      this.resync = setTimeout(() => this.moveTo(this.position), RESYNC_MILLIS);
    }
    this.forceUpdate();
  };

  positionAt(bar, moved) {
    if (this.tall() <= TALLEST) {
      return bar;
    }
    const lowest = TALLEST - this.height;
    if (bar <= 0 || bar >= lowest - 1) {
      return bar <= 0 ? 0 : this.end();
    }
    return Math.abs(moved) < FAR ? this.position + moved : (bar / lowest) * this.end();
  }

  // Selection

  async jumpTo(jump) {
    const { rows } = this;
    const { seq, time } = jump;
    this.jump = jump;
    const index = await attempt(() => (seq === undefined ? rows.indexAt(time) : rows.indexOf(seq)));
    if (index === null || rows !== this.rows || jump !== this.jump) {
      return;
    }
    this.select(clamp(index, 0, this.rows.total - 1), true);
    // Who is typing meanwhile goes on.
    if (!document.activeElement?.matches('input, textarea, select')) {
      this.box.current.focus();
    }
  }

  select(index, middle = false) {
    this.jump = null;
    if (this.rows.total === 0) {
      return;
    }
    this.selected = index;
    const top = index * ROW;
    if (middle) {
      this.moveTo(top - this.height / 2);
    } else if (top < this.position) {
      this.moveTo(top);
    } else if (top + ROW > this.position + this.height) {
      this.moveTo(top + ROW - this.height);
    } else {
      this.forceUpdate();
    }
    const row = this.rows.at(index);
    if (row && this.props.details) {
      this.show(row);
    }
  }

  show(row) {
    patchTab(this.props.tab, { details: row.seq });
  }

  onKeyDown = (event) => {
    const last = this.rows.total - 1;
    const page = Math.max(1, Math.floor(this.height / ROW) - 1);
    const from = this.selected >= 0 ? this.selected : Math.ceil((this.position + this.height) / ROW);
    const targets = {
      ArrowUp: from - 1,
      ArrowDown: this.selected >= 0 ? from + 1 : last,
      PageUp: from - page,
      PageDown: from + page,
      Home: 0,
      End: last,
    };
    const row = this.rows.at(this.selected);
    if (event.altKey || event.ctrlKey || event.metaKey) {
      return;
    }
    if (event.key in targets) {
      this.select(clamp(targets[event.key], 0, last));
    } else if (event.key === 'Enter' && row) {
      this.show(row);
    } else if ((event.key === ' ' || event.key === 'c') && row) {
      toggleMark(this.props.tab, row.seq);
    } else if (event.key === 'Escape' && this.props.details) {
      patchTab(this.props.tab, { details: null });
    } else {
      return;
    }
    event.preventDefault();
  };

  onRowClick = (event, index) => {
    const row = this.rows.at(index);
    this.jump = null;
    this.selected = index;
    if (!row) {
      return;
    }
    if (event.ctrlKey || event.metaKey) {
      toggleMark(this.props.tab, row.seq);
    } else {
      this.show(row);
    }
    this.forceUpdate();
  };

  render({ marks, delta, details, language }) {
    const total = this.rows?.total ?? 0;
    const first = Math.max(0, Math.floor(this.position / ROW) - OVERSCAN);
    const count = Math.min(Math.ceil(this.height / ROW) + 2 * OVERSCAN, MOST_ROWS);
    const last = Math.min(total, first + count);
    this.rows?.want(first, last);
    const rows = [];
    for (let index = first; index < last; index++) {
      const row = this.rows.at(index);
      rows.push(
        h(LogRow, {
          key: index,
          index,
          row,
          total,
          delta,
          language,
          selected: index === this.selected,
          marked: row ? marks.indexOf(row.seq) + 1 : 0,
          shown: row !== undefined && row.seq === details,
          onClick: this.onRowClick,
        }),
      );
    }
    const visible = this.selected >= first && this.selected < last;
    return h(
      'div',
      {
        id: 'log',
        class: delta ? 'log-list with-delta' : 'log-list',
        ref: this.box,
        role: 'listbox',
        tabIndex: 0,
        'aria-label': t('log.title'),
        'aria-activedescendant': visible ? `row-${this.selected}` : undefined,
        'data-total': total,
        onScroll: this.onScroll,
        onKeyDown: this.onKeyDown,
      },
      h(
        'div',
        { class: 'log-space', role: 'presentation', style: { height: `${Math.min(this.tallNow(), TALLEST)}px` } },
        h(
          'div',
          {
            class: 'log-window',
            role: 'presentation',
            style: { transform: `translateY(${this.scrollTop + first * ROW - this.position}px)` },
          },
          rows,
        ),
      ),
    );
  }

  tallNow() {
    return this.rows ? this.tall() : 0;
  }
}
