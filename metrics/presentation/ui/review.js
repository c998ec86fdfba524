// The figures under review: sentences, below each a line a figure with its buttons, and the fields of what is rejected or corrected.
// `data` is what metrics/presentation/review_list.py makes; all HTML in it is escaped there. What a person does is counted and kept
// in `log` until the server says that it was heard: two clicks one after another, a page left or a line that breaks lose none.

const by = Array.from(crypto.getRandomValues(new Uint32Array(3)), part => part.toString(36)).join('');
let log = [], last = 0;

export default function ({ data, parentElement, setStateValue }) {
  if (data.heard[0] === by) log = log.filter(([number]) => number > data.heard[1]);
  const root = parentElement.querySelector('.review') ?? begun(parentElement);
  root.now = data;
  root.say = (line, part, value) => {
    log.push([++last, root.now.draft, line.dataset.key, part, value]);
    setStateValue('said', { by, log: [...log] });
  };
  const at = focused(root);
  for (const part of ['zone', 'indicator']) fill(root.querySelector(`#review-${part}`), data.lists[part] ?? []);
  keyed(root.querySelector('.groups'), data.groups, () => made('section', 'group', '<div class="head"></div><div class="figures"></div>'), (group, one) => {
    put(group.firstElementChild, one.head);
    keyed(group.lastElementChild, one.lines, () => newLine(data.actions), (line, item) => drawn(line, item, data.actions));
  });
  refocused(root, at);
}

function begun(parent) {
  const root = made('div', 'review', '<datalist id="review-zone"></datalist><datalist id="review-indicator"></datalist><div class="groups"></div>');
  root.addEventListener('click', event => press(root, event.target.closest('[role=radio]')));
  root.addEventListener('keydown', event => step(root, event));
  root.addEventListener('change', event => enter(root, event.target));
  root.addEventListener('focusin', event => open(event.target));
  root.addEventListener('focusout', event => shut(event.target));
  parent.append(root);
  return root;
}

function made(tag, css, inner = '') {
  const node = document.createElement(tag);
  node.className = css;
  node.innerHTML = inner;
  return node;
}

// HTML that stands there already is left alone: a tooltip stays open, a selection stays selected.
function put(node, html) {
  if (node.holds !== html) node.innerHTML = node.holds = html;
}

// The children of a node become those of the items, by their keys; one that stays is not touched.
function keyed(parent, items, make, draw) {
  const kept = new Set(items.map(item => item.key));
  for (const node of [...parent.children]) if (!kept.has(node.dataset.key)) node.remove();
  const standing = new Map([...parent.children].map(node => [node.dataset.key, node]));
  let place = parent.firstElementChild;
  for (const item of items) {
    const node = standing.get(item.key) ?? make(item);
    node.dataset.key = item.key;
    if (node === place) place = place.nextElementSibling;
    else parent.insertBefore(node, place);
    draw(node, item);
  }
}

function newLine(actions) {
  const line = made('div', 'figure', '<div class="row"><div class="what"></div><div class="do" role="radiogroup"></div></div><div class="fields"></div><div class="outcome"></div>');
  for (const [action] of actions) line.querySelector('.do').append(Object.assign(made('button', ''), { type: 'button', value: action, role: 'radio' }));
  return line;
}

const unheard = (figure, part) => log.findLast(change => change[2] === figure && change[3] === part);

function drawn(line, one, actions) {
  put(line.querySelector('.what'), one.html);
  for (const [action, words] of actions) put(line.querySelector(`[value=${action}]`), words); // in the language chosen now
  line.querySelector('.do').setAttribute('aria-label', one.about);
  const waiting = unheard(one.key, 'action');
  mark(line, waiting ? waiting[4] : one.action);
  keyed(line.querySelector('.fields'), one.fields, newField, (label, field) => show(label, field, one.key));
  put(line.querySelector('.outcome'), one.outcome);
}

function mark(line, action) {
  const buttons = [...line.querySelectorAll('[role=radio]')];
  for (const button of buttons) button.ariaChecked = String(button.value === action);
  reachable(buttons, buttons.find(button => button.value === action) ?? buttons[0]);
}

// One button of a figure is reached with the tabulator, the others from there with the arrows.
function reachable(buttons, one) {
  for (const button of buttons) button.tabIndex = button === one ? 0 : -1;
}

function press(root, button) {
  if (!button) return;
  const line = button.closest('.figure'), action = button.ariaChecked === 'true' ? null : button.value;
  mark(line, action);
  root.say(line, 'action', action);
}

function step(root, event) {
  const button = event.target.closest('[role=radio]');
  const aside = { ArrowLeft: -1, ArrowRight: 1 }[event.key], away = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  if (!button || !(aside || away)) return;
  event.preventDefault();
  const near = aside ? [...button.parentElement.children] : [...root.querySelectorAll(`[role=radio][value=${button.value}]`)];
  const next = near[near.indexOf(button) + (aside ?? away)];
  if (!next) return;
  reachable([...next.parentElement.children], next);
  next.focus();
}

function newField(field) {
  const label = made('label', 'field');
  const control = document.createElement(field.options ? 'select' : 'input');
  if (field.options === null) control.setAttribute('list', `review-${field.key}`);
  if (field.longest) control.maxLength = field.longest;
  control.autocomplete = 'off';
  label.append(made('span', ''), control);
  return label;
}

function fill(list, options) {
  const words = JSON.stringify(options);
  if (list.holds === words) return;
  list.holds = words;
  list.replaceChildren(...options.map(([value, shown]) => (list.matches('select') ? new Option(shown, value) : new Option('', shown))));
}

function show(label, field, figure) {
  const control = label.lastElementChild;
  label.firstElementChild.textContent = field.label;
  if (field.options) fill(control, field.options);
  if (control !== document.activeElement && !unheard(figure, field.key)) control.value = field.words ?? field.value;
}

function enter(root, control) {
  const line = control.closest('.figure'), part = control.closest('.field').dataset.key;
  const value = control.list ? root.now.lists[part]?.find(([, words]) => words === control.value)?.[0] : control.value;
  if (value !== undefined) root.say(line, part, value);
  else shut(Object.assign(control, { value: '' })); // nothing of the list: what stood there stands there again
}

// A field that searches a list shows all of it when it is entered, and what it held when it is left with nothing in it.
function open(control) {
  if (control.list) [control.placeholder, control.value] = [control.value || control.placeholder, ''];
}

function shut(control) {
  if (control.list && !control.value) control.value = control.placeholder;
}

// Where the keyboard stands, and the same place again where what stood there has gone: the next figure.
function focused(root) {
  const control = document.activeElement, line = root.contains(control) && control.closest('.figure');
  return line && { line: [...root.querySelectorAll('.figure')].indexOf(line), value: control.value };
}

function refocused(root, at) {
  if (!at || root.contains(document.activeElement)) return;
  const lines = root.querySelectorAll('.figure'), line = lines[Math.min(at.line, lines.length - 1)];
  const button = line?.querySelector(`[role=radio][value="${CSS.escape(at.value)}"]`) ?? line?.querySelector('[role=radio][tabindex="0"]');
  button?.focus();
}
