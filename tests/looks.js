// What an eye would find wrong on a page, from the geometry of what is drawn: a list of sentences, empty where all is well.
([language]) => {
  const main = document.querySelector('[data-testid=stMainBlockContainer]');
  const found = [];
  const say = (what, words) => found.push(`${what}: ${String(words).trim().replace(/\s+/g, ' ').slice(0, 90)}`);
  const words = node => node.textContent.trim();
  const shown = element => element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true });

  document.querySelectorAll('[data-testid=stException], [data-testid=stAlertContentError]').forEach(one => say('error', one.textContent));
  if (document.documentElement.lang !== (language === 'zh' ? 'zh-CN' : 'en')) say('language', document.documentElement.lang);

  // Text as it stands: one box a line, cut to what a scrolling table shows of it.
  const texts = [];
  const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (!words(node) || !shown(parent) || parent.closest('style, script, [data-testid=stDataFrame], [role=listbox], [data-testid=stIconMaterial]')) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const frame = parent.closest('.scroll, [data-testid=stMultiSelect] > div')?.getBoundingClientRect();
    for (const box of range.getClientRects()) {
      const left = Math.max(box.left, frame?.left ?? -1e6), right = Math.min(box.right, frame?.right ?? 1e6);
      const seen = !frame || (box.bottom <= frame.bottom + 1 && box.top >= frame.top - 1);
      if (seen && right - left > 1 && box.height > 1) texts.push({ left, right, top: box.top, bottom: box.bottom, node, parent });
    }
  }
  const share = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 4;
  const clash = (boxes, what) => {
    boxes.sort((a, b) => a.top - b.top);
    boxes.forEach((box, at) => {
      for (let next = at + 1; next < boxes.length && boxes[next].top < box.bottom; next++)
        if (boxes[next].node !== box.node && share(box, boxes[next])) say(what, `${words(box.node)} | ${words(boxes[next].node)}`);
    });
  };
  clash(texts, 'overlap');

  for (const { node, parent, right } of texts) {
    if (right > innerWidth + 1 && !parent.closest('.menu')) say('outside', words(node));
    const box = parent.closest('.scroll') ? null : [parent, parent.parentElement].find(one => getComputedStyle(one).overflowX !== 'visible' && one.scrollWidth > one.clientWidth + 1);
    if (box && box.clientWidth && !parent.closest('[data-baseweb], [data-testid=stSelectbox], [data-testid=stMultiSelect]')) say('clipped', words(node));
  }

  // A matrix (zones by years, zones by indicators) may be wider than a telephone; a table of rows becomes blocks there.
  for (const table of main.querySelectorAll('.scroll'))
    if (innerWidth < 640 && table.scrollWidth > table.clientWidth + 1 && !table.querySelector('.shade, .heat')) say('scrolls sideways', words(table));

  // A number in a table stands on one line with its unit.
  for (const cell of main.querySelectorAll('td.num')) {
    const lines = new Map();
    for (const { node, parent, top } of texts) if (cell.contains(parent) && /^\S*\d\S* ?(billion|million|CNY|USD|[亿万元])/.test(words(node))) lines.set(node, (lines.get(node) ?? new Set()).add(Math.round(top)));
    for (const [node, tops] of lines) if (tops.size > 1) say('a number broken from its unit', words(node));
  }

  let level = 0;
  for (const heading of main.querySelectorAll('h1, h2, h3, h4, h5, h6')) {
    const depth = Number(heading.tagName[1]);
    if (depth > level + 1) say('heading order', heading.textContent);
    level = depth;
  }
  for (const field of main.querySelectorAll('input, textarea, select, button, a[href]')) {
    if (!shown(field) || field.type === 'file' || field.type === 'hidden' || field.tabIndex < 0) continue;
    const name = field.getAttribute('aria-label') || field.labels?.length || field.getAttribute('aria-labelledby') || field.textContent.trim() || field.title;
    if (!name) say('without a name', field.outerHTML);
  }

  // Names and sentences of sources stay in their own language; the quality page's tables quote them in every cell.
  const quoted = '.stApp [lang], .paper, .sentence, [data-testid=stCode]' + (location.pathname.endsWith('/quality') ? ', td' : '');
  const strange = language === 'en' ? /[\u3400-\u9fff]/ : /(?<![\w./@:-])[A-Za-z]{4,}(?![\w./@:-])/;
  const known = /开门红|中文|English|Excel|XLSX|Parquet|SDMX|JSON|python3|Ctrl|yyyy/g;
  for (const { node, parent } of texts) if (!parent.closest(quoted) && strange.test(words(node).replace(known, ''))) say('not translated', words(node));
  return [...new Set(found)];
}
