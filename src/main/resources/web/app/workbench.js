// The editor of policies. What it knows of words and names stands on the page; what is wrong, the server says.

const WAIT = 500;
const MOST_OFFERS = 60;

/** Makes an editor of the form. */
export function edit(form) {
  const texts = [...form.querySelectorAll('textarea[data-text]')];
  const words = vocabulary();
  texts.forEach((text) => {
    number(text);
    offer(text, words);
  });
  check(form, texts);
}

/* Line numbers */

function number(text) {
  const gutter = text.parentElement.querySelector('.gutter');
  const rows = document.createElement('div');
  rows.className = 'gutter-rows';
  gutter.replaceChildren(rows);
  const count = () => {
    const lines = text.value.split('\n').length;
    while (rows.childElementCount > lines) {
      rows.lastElementChild.remove();
    }
    while (rows.childElementCount < lines) {
      const row = document.createElement('div');
      row.textContent = rows.childElementCount + 1;
      rows.append(row);
    }
    gutter.style.height = `${text.offsetHeight}px`;
  };
  const follow = () => {
    rows.style.transform = `translateY(${-text.scrollTop}px)`;
  };
  text.addEventListener('input', count);
  text.addEventListener('scroll', follow);
  new ResizeObserver(count).observe(text);
  count();
  follow();
}

function marks(form) {
  form.querySelectorAll('.gutter-rows > div').forEach((row) => {
    row.removeAttribute('class');
    row.removeAttribute('title');
  });
  form.querySelectorAll('#result [data-line]').forEach((item) => {
    const rows = document.getElementById(item.dataset.field)?.parentElement.querySelector('.gutter-rows');
    const row = rows?.children[Number(item.dataset.line) - 1];
    if (row) {
      row.className = 'scenario' in item.dataset ? 'marked-scenario' : 'marked';
      row.title = [row.title, ...[...item.querySelectorAll('.message')].map((message) => message.textContent)].join('\n').trim();
    }
  });
}

/* Checking */

function check(form, texts) {
  const result = form.querySelector('#result');
  const state = form.querySelector('[data-state]');
  let timer = 0;
  let asked = 0;

  const send = async () => {
    clearTimeout(timer);
    const mine = ++asked;
    state.textContent = 'Checking …';
    try {
      const answer = await fetch(form.getAttribute('action'), {
        method: 'POST',
        headers: { 'HX-Request': 'true' },
        body: new URLSearchParams(new FormData(form)),
      });
      const text = await answer.text();
      if (mine !== asked) {
        return;
      }
      if (answer.ok) {
        // The server's own part of a page, in which every text is escaped.
        result.replaceChildren(...new DOMParser().parseFromString(text, 'text/html').body.childNodes);
        state.textContent = result.querySelector('[data-checked]')?.textContent.trim() ?? '';
      } else {
        state.textContent = refusal(answer.status, text);
      }
      marks(form);
    } catch {
      if (mine === asked) {
        state.textContent = 'No answer came. The service may be stopped.';
      }
    }
  };
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(send, WAIT);
  };

  texts.forEach((text) => text.addEventListener('input', later));
  form.querySelector('[name="version"]').addEventListener('input', later);
  form.addEventListener('submit', (event) => {
    if (!event.submitter?.hasAttribute('formaction')) {
      event.preventDefault();
      send();
    }
  });
  result.addEventListener('click', (event) => {
    const item = event.target.closest('a.place')?.closest('[data-line]');
    const text = item && document.getElementById(item.dataset.field);
    if (text) {
      event.preventDefault();
      go(text, Number(item.dataset.line), Number(item.dataset.column));
    }
  });
  send();
}

function refusal(status, text) {
  if (status === 401) {
    return 'Your session has ended. Copy what you wrote, and sign in again.';
  }
  return status < 500 ? text.trim() : 'No answer came. Check again in a moment.';
}

/** Leads to a place in a text. */
function go(text, line, column) {
  const lines = text.value.split('\n');
  const at = lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0) + column - 1;
  text.focus();
  text.setSelectionRange(at, at);
  text.scrollTop = (line - 4) * lineHeight(text);
  text.scrollIntoView({ block: 'nearest' });
}

function lineHeight(text) {
  return parseFloat(getComputedStyle(text).lineHeight);
}

/* Words that are offered */

function vocabulary() {
  const words = [...document.querySelectorAll('tr[data-word]')].map((row) => ({
    name: row.dataset.word,
    argument: row.dataset.argument,
    unit: row.dataset.unit,
    label: row.children[1].textContent,
    values: row.children[4].textContent,
  }));
  const names = new Map([...document.querySelectorAll('datalist[data-names]')]
    .map((list) => [list.dataset.names, [...list.options].map((option) => option.value)]));
  return { words, names };
}

/** What can stand where the caret is: the names that a word is asked about, or words. */
function offers(line, { words, names }) {
  const argument = line.match(/([a-z][a-z0-9_]*)\(([A-Za-z0-9 ._*-]*)$/);
  if (argument) {
    const word = words.find((each) => each.name === argument[1]);
    const typed = argument[2];
    const known = (word && names.get(word.argument)) || [];
    return {
      typed,
      list: known.filter((name) => name.startsWith(typed) && name !== typed)
        .map((name) => ({ text: `${name})`, shown: name, note: word.argument })),
    };
  }
  const typed = line.match(/(?:when: |only if: |not |if |^\s+)([a-z][a-z0-9_]*)?$/);
  if (!typed) {
    return { typed: '', list: [] };
  }
  const start = typed[1] ?? '';
  return {
    typed: start,
    list: words.filter((word) => word.name.startsWith(start) && word.name !== start)
      .map((word) => ({
        text: word.argument ? `${word.name}(` : word.name,
        shown: word.name,
        note: [word.argument && `asked about: ${word.argument}`, word.label, word.unit && `in ${word.unit}`, word.values].filter(Boolean).join('; '),
      })),
  };
}

function offer(text, words) {
  const list = document.createElement('ul');
  list.className = 'offers';
  list.id = `${text.id}-offers`;
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', 'Words that can stand here');
  list.hidden = true;
  text.parentElement.after(list);
  text.setAttribute('aria-autocomplete', 'list');
  text.setAttribute('aria-controls', list.id);
  let chosen = -1;
  let shown = { typed: '', list: [] };

  const close = () => {
    list.hidden = true;
    chosen = -1;
    text.removeAttribute('aria-activedescendant');
  };
  const choose = (index) => {
    chosen = (index + shown.list.length) % shown.list.length;
    [...list.children].forEach((item, each) => item.setAttribute('aria-selected', String(each === chosen)));
    text.setAttribute('aria-activedescendant', list.children[chosen].id);
    list.children[chosen].scrollIntoView({ block: 'nearest' });
  };
  const take = () => {
    const taken = shown.list[chosen].text.slice(shown.typed.length);
    text.setRangeText(taken, text.selectionStart, text.selectionEnd, 'end');
    close();
    text.dispatchEvent(new Event('input', { bubbles: true }));
  };
  const open = (wanted) => {
    const before = text.value.slice(0, text.selectionStart);
    const line = before.slice(before.lastIndexOf('\n') + 1);
    shown = offers(line, words);
    shown.list = shown.list.slice(0, MOST_OFFERS);
    if (shown.list.length === 0 || (!wanted && shown.typed.length < 1 && !line.endsWith('('))) {
      close();
      return;
    }
    list.replaceChildren(...shown.list.map((each, index) => option(list.id, each, index)));
    list.hidden = false;
    place(list, text, before);
    chosen = -1;
    if (wanted) {
      choose(0);
    }
  };

  text.addEventListener('input', () => open(false));
  text.addEventListener('blur', () => setTimeout(close, 150));
  text.addEventListener('scroll', close);
  text.addEventListener('keydown', (event) => {
    if (event.ctrlKey && event.key === ' ') {
      event.preventDefault();
      open(true);
    } else if (list.hidden) {
      return;
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      choose(event.key === 'ArrowDown' ? chosen + 1 : chosen < 0 ? -1 : chosen - 1);
    } else if (event.key === 'Enter' && chosen >= 0) {
      event.preventDefault();
      take();
    } else if (event.key === 'Escape') {
      event.preventDefault();
      close();
    } else if (event.key !== 'Shift' && (event.key.startsWith('Arrow') || event.key === 'Home' || event.key === 'End' || event.key === 'Enter')) {
      close();
    }
  });
  list.addEventListener('mousedown', (event) => {
    const item = event.target.closest('li');
    if (item) {
      event.preventDefault();
      chosen = [...list.children].indexOf(item);
      take();
    }
  });
}

function option(id, each, index) {
  const item = document.createElement('li');
  item.id = `${id}-${index}`;
  item.setAttribute('role', 'option');
  item.setAttribute('aria-selected', 'false');
  const name = document.createElement('code');
  name.textContent = each.shown;
  const note = document.createElement('span');
  note.className = 'fine';
  note.textContent = each.note ? ` ${each.note}` : '';
  item.append(name, note);
  return item;
}

/** Below the line with the caret, inside the text's own box. */
function place(list, text, before) {
  const box = text.parentElement;
  const line = before.split('\n').length;
  const style = getComputedStyle(text);
  const pen = document.createElement('canvas').getContext('2d');
  pen.font = `${style.fontSize} ${style.fontFamily}`;
  const left = text.offsetLeft + parseFloat(style.paddingLeft) + pen.measureText(before.slice(before.lastIndexOf('\n') + 1)).width - text.scrollLeft;
  const top = parseFloat(style.paddingTop) + line * lineHeight(text) - text.scrollTop;
  list.style.top = `${box.offsetTop + Math.min(Math.max(top, 0), text.offsetHeight)}px`;
  list.style.left = `${box.offsetLeft + Math.max(0, Math.min(left, box.offsetWidth - list.offsetWidth))}px`;
}
