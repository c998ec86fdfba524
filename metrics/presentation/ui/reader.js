// What the browser does itself, once a page: the page's language, links without a reload, pictures of charts to keep, and a
// print on one sheet. `data`: lang, paper (width and height of the printable area in CSS pixels).

const FONT = "'Noto Sans CJK SC','PingFang SC','Microsoft YaHei',sans-serif";
const INK = '#23272e', MUTED = '#5f656d';

// The way back leads to what the reader did, a step each. Streamlit notes one for every filter that fills in its own value, and for
// the page left behind with the address of the next: what comes without a hand on the page is of the step before.
if (!history.isKept) {
  let is_moved = false;
  const noted = history.pushState.bind(history);
  history.isKept = true;
  history.pushState = (...step) => {
    if (is_moved) noted(...step);
    else history.replaceState(...step);
    is_moved = false;
  };
  for (const act of ['click', 'change', 'keydown']) addEventListener(act, () => (is_moved = true), true);
  addEventListener('popstate', () => (is_moved = false), true);
}

export default function (component) {
  const { data, setTriggerValue } = component;
  document.documentElement.lang = data.lang === 'zh' ? 'zh-CN' : 'en';
  const gate = new AbortController();
  const listen = (target, type, act, capture = false) => target.addEventListener(type, act, { signal: gate.signal, capture });
  const go = address => {
    window.dispatchEvent(new Event('kaimenhong:leaving'));
    setTriggerValue('go', address);
  };

  listen(document, 'click', event => {
    const save = event.target.closest?.('button.save');
    if (save) keep(save, save.dataset.kind);
    const link = event.target.closest?.('.stHtml a[href], .review a[href]');
    const is_plain = event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
    const address = link?.getAttribute('href') ?? '';
    if (link && is_plain && /^[a-z_]+\?/.test(address)) {
      event.preventDefault();
      go(link.closest('.menu') ? `${address.replace(/&.*/, '')}&menu=1` : address);
    }
  });
  // A link of the menu that is opened in another tab, or copied, takes along what this page shows.
  for (const near of ['pointerover', 'focusin'])
    listen(document, near, event => {
      const link = event.target.closest?.('.menu a');
      if (!link) return;
      const here = new URLSearchParams(location.search);
      const kept = data.carried.flatMap(name => here.getAll(name).map(value => [name, value]));
      const words = new URLSearchParams(kept).toString();
      link.setAttribute('href', link.getAttribute('href').replace(/&.*/, '') + (words && `&${words}`));
    });
  // A chart of plotly is listened to when a pointer first comes near: it may be drawn anew at any time.
  listen(document, 'pointerover', event => {
    const chart = event.target.closest?.('.js-plotly-plot');
    if (!chart || chart.listensForReader === go || !chart.on) return;
    chart.listensForReader = go;
    chart.on('plotly_click', clicked => {
      const figure = clicked.points.map(point => [point.customdata].flat()[0]).find(Boolean);
      if (figure && !gate.signal.aborted) go(`documents?figure=${encodeURIComponent(figure)}&lang=${data.lang}`);
    });
  });
  // A day that was typed counts once Enter is pressed; Streamlit alone waits until its field is left or its calendar closed.
  listen(document, 'keydown', event => {
    const typed = event.key === 'Enter' && event.target.closest?.('[data-testid=stDateInput] [role=spinbutton]');
    if (typed) typed.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
  }, true);
  listen(window, 'beforeprint', () => fit(data.paper));
  listen(window, 'afterprint', unfit);
  return () => gate.abort();
}

// A page as one sheet: laid out in the direction and the width in which its letters come out largest; over several sheets rather
// than with letters that nobody reads. Its address and the day stand below.
const UPRIGHT = [800, 900, 1000, 1100], ACROSS = [1100, 1240, 1400, 1600], LEAST = 0.58;

function fit([width, height]) {
  unfit();
  const root = document.documentElement, main = document.querySelector('[data-testid=stMainBlockContainer]');
  root.classList.add('printing');
  const foot = document.createElement('p');
  foot.className = 'printed';
  foot.textContent = `${decodeURIComponent(location.href)} · ${new Date().toLocaleDateString('sv')}`;
  main.append(foot);
  const lay = ({ wide, tall, room }) => {
    root.style.setProperty('--print-width', `${room}px`);
    root.style.setProperty('--print-zoom', '1');
    const is_cut = [...main.querySelectorAll('.scroll')].some(table => table.scrollWidth > table.clientWidth + 1); // paper does not scroll
    return Math.min(1, wide / room, tall / main.scrollHeight) / (is_cut ? 100 : 1);
  };
  const papers = [...UPRIGHT.map(room => ({ wide: width, tall: height, room })), ...ACROSS.map(room => ({ wide: height, tall: width, room }))];
  const tried = papers.map(paper => ({ paper, scale: lay(paper) }));
  let { paper, scale } = tried.reduce((best, one) => (one.scale > best.scale ? one : best));
  if (scale < 0.01) scale *= 100; // whatever is done, something is cut
  if (scale < LEAST) [paper, scale] = [{ wide: width, tall: height, room: width / LEAST }, LEAST];
  lay(paper);
  const shrink = by => root.style.setProperty('--print-zoom', (scale *= by).toFixed(4));
  shrink(1);
  // Letters are not quite as large as the zoom says: what still hangs over is taken in step by step.
  while (scale > LEAST && main.getBoundingClientRect().height > paper.tall) shrink(0.985);
  const sheet = document.createElement('style');
  sheet.className = 'printed';
  sheet.textContent = `@page { size: A4 ${paper.wide > paper.tall ? 'landscape' : 'portrait'}; }`;
  document.head.append(sheet);
}

function unfit() {
  document.documentElement.classList.remove('printing');
  document.querySelectorAll('.printed').forEach(part => part.remove());
}

// The picture of the chart before a button, with its title above and the line of its sources below, as SVG or PNG.
function keep(button, kind) {
  const charts = [...document.querySelectorAll('.drawn')];
  const chart = charts.filter(one => one.compareDocumentPosition(button) & Node.DOCUMENT_POSITION_FOLLOWING).pop();
  if (!chart) return;
  const caption = button.closest('.caption').cloneNode(true);
  caption.querySelectorAll('.saves, .onscreen').forEach(part => part.remove());
  const drawing = compose(chart, button.dataset.title, caption.textContent.replace(/[\s·]+$/, ''));
  const name = `${button.dataset.file}.${kind}`;
  const vector = new Blob([drawing.text], { type: 'image/svg+xml' });
  if (kind === 'svg') return hand(vector, name);
  const image = new Image();
  image.onload = () => {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [2 * drawing.width, 2 * drawing.height];
    canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
    URL.revokeObjectURL(image.src);
    canvas.toBlob(bitmap => hand(bitmap, name), 'image/png');
  };
  image.src = URL.createObjectURL(vector);
}

function hand(blob, name) {
  const link = document.createElement('a');
  link.download = name;
  link.href = URL.createObjectURL(blob);
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

function compose(chart, title, caption) {
  const margin = 12;
  const { width: own, height } = chart.getBoundingClientRect(), width = own + 2 * margin;
  const inner = traced(chart);
  const heading = wrap(title, 17, width - 24), notes = wrap(caption, 12, width - 24);
  const top = 14 + 24 * heading.length, bottom = 12 + 17 * notes.length;
  const write = (lines, size, step, y, colour, weight) =>
    lines.map((line, at) => words(line, 12, y + step * at, size, colour, weight)).join('');
  const whole = Math.ceil(top + height + bottom);
  const text = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${Math.ceil(width)}" ` +
    `height="${whole}" viewBox="0 0 ${Math.ceil(width)} ${whole}"><rect width="100%" height="100%" fill="#ffffff"/>` +
    write(heading, 17, 24, 26, INK, 700) + `<g transform="translate(${margin},${top})">${inner}</g>` +
    write(notes, 12, 17, top + height + 14, MUTED, 400) + '</svg>';
  return { text, width: Math.ceil(width), height: whole };
}

function words(line, x, y, size, colour, weight, turn = '') {
  return `<text x="${x}" y="${y}" font-family="${FONT}" font-size="${size}" font-weight="${weight}" fill="${colour}"${turn}>` +
    `${line.replace(/[&<>]/g, sign => `&#${sign.charCodeAt(0)};`)}</text>`;
}

// Bars and curves that are HTML, as they stand on the screen: each box with a ground or a frame, strokes, each line of words.
function traced(chart) {
  const origin = chart.getBoundingClientRect(), found = [];
  const walker = document.createTreeWalker(chart, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.matches?.('.strokes')) found.push(strokes(node, origin));
    else if (node.matches?.('.dot')) found.push(mark(node, origin));
    else if (node.nodeType === Node.ELEMENT_NODE) found.push(box(node.getBoundingClientRect(), getComputedStyle(node), origin, node.matches('a:not(.bar)')));
    else if (node.textContent.trim()) found.push(...printed(node, origin));
  }
  return found.join('');
}

// The picture of lines, stretched as it stands on the page: its places are in thousandths of its width and height.
function strokes(image, origin) {
  const at = image.getBoundingClientRect(), drawing = new DOMParser().parseFromString(atob(image.src.split(',')[1]), 'image/svg+xml');
  for (const line of drawing.querySelectorAll('polyline')) {
    const places = line.getAttribute('points').split(' ').map(place => place.split(',').map(Number));
    line.setAttribute('points', places.map(([x, y]) => `${at.left - origin.left + x * at.width / 1000},${at.top - origin.top + y * at.height / 1000}`).join(' '));
    line.removeAttribute('vector-effect');
  }
  return new XMLSerializer().serializeToString(drawing.querySelector('g'));
}

// A mark of a line, in the shape it has on the page.
function mark(dot, origin) {
  const at = dot.getBoundingClientRect(), style = getComputedStyle(dot, '::before'), size = parseFloat(style.width);
  const [x, y] = [at.left + (at.width - size) / 2 - origin.left, at.top + (at.height - size) / 2 - origin.top];
  if (/^rgba\(.*, 0\)$|transparent/.test(style.backgroundColor)) return '';
  const corners = [...style.clipPath.matchAll(/([\d.]+)(?:%|px) ([\d.]+)(?:%|px)/g)].map(([, right, down]) => `${x + right * size / 100},${y + down * size / 100}`);
  if (corners.length) return `<polygon points="${corners.join(' ')}" fill="${style.backgroundColor}"/>`;
  const edge = parseFloat(style.borderTopWidth) || 0, inner = size - edge;  // of a hollow mark, whose frame a picture draws half outside
  const frame = edge ? ` stroke="${style.borderTopColor}" stroke-width="${edge}"` : '';
  return `<rect x="${x + edge / 2}" y="${y + edge / 2}" width="${inner}" height="${inner}" rx="${style.borderTopLeftRadius === '50%' ? inner / 2 : 0}" fill="${style.backgroundColor}"${frame}/>`;
}

function box(at, style, origin, is_link) {
  const [x, y, right, foot] = [at.left - origin.left, at.top - origin.top, at.right - origin.left, at.bottom - origin.top];
  const width = side => (is_link || style[`border${side}Style`] === 'none' ? 0 : parseFloat(style[`border${side}Width`]));
  const ground = /^rgba\(.*, 0\)$|transparent/.test(style.backgroundColor) ? 'none' : style.backgroundColor;
  const is_framed = ['Top', 'Right', 'Bottom', 'Left'].every(width);
  const frame = is_framed ? ` stroke="${style.borderTopColor}" stroke-width="${style.borderTopWidth}"` : '';
  const whole = ground !== 'none' || is_framed ? `<rect x="${x}" y="${y}" width="${at.width}" height="${at.height}" fill="${ground}"${frame}/>` : '';
  const edge = (side, x1, y1, x2, y2) => {
    const thick = is_framed ? 0 : width(side), dash = style[`border${side}Style`] === 'dashed' ? ` stroke-dasharray="${2 * thick}"` : '';
    return thick ? `<path d="M${x1} ${y1}L${x2} ${y2}" stroke="${style[`border${side}Color`]}" stroke-width="${thick}"${dash}/>` : '';
  };
  return whole + edge('Top', x, y, right, y) + edge('Bottom', x, foot - width('Bottom') / 2, right, foot - width('Bottom') / 2) + edge('Left', x, y, x, foot);
}

function printed(node, origin) {
  const style = getComputedStyle(node.parentElement), range = document.createRange(), lines = [];
  for (let at = 0; at < node.length; at++) {
    range.setStart(node, at);
    range.setEnd(node, at + 1);
    const here = range.getBoundingClientRect();
    const last = lines.at(-1);
    if (!last || (style.writingMode === 'horizontal-tb' && Math.abs(here.top - last.top) > 3)) lines.push({ text: node.data[at], left: here.left, top: here.top, bottom: here.bottom });
    else [last.text, last.bottom, last.left] = [last.text + node.data[at], Math.max(last.bottom, here.bottom), Math.min(last.left, here.left)];
  }
  const size = parseFloat(style.fontSize);
  return lines.map(({ text, left, top, bottom }) => {
    if (style.writingMode === 'horizontal-tb') return words(text, left - origin.left, top - origin.top + (bottom - top + 0.72 * size) / 2, size, style.color, style.fontWeight);
    const [x, y] = [left - origin.left + 1.05 * size, bottom - origin.top];
    return words(text, x, y, size, style.color, style.fontWeight, ` transform="rotate(-90 ${x} ${y})"`);
  });
}

function wrap(words, size, width) {
  const pen = document.createElement('canvas').getContext('2d');
  pen.font = `${size}px ${FONT}`;
  const lines = [''];
  // No line begins with a closing mark, and none ends with an opening one.
  for (const piece of words.match(/[（《「『【]*(?:[\u2e80-\uffff]|[^\s\u2e80-\uffff]+)[，。；：、！？）》」』】]*\s*|\s+/g) ?? []) {
    if (lines.at(-1) && pen.measureText(lines.at(-1) + piece.trimEnd()).width > width) lines.push('');
    lines.push(lines.pop() + piece);
  }
  return lines.map(line => line.trim());
}
