// Makes one piece of a page like another without replacing what stays: focus, scroll positions, opened details and selections survive,
// and nothing flickers. Rows are matched by data-key or id; an element with data-keep keeps its inside.

const keyOf = node => node.nodeType === Node.ELEMENT_NODE ? node.dataset.key ?? (node.id || null) : null;

export function morph(from, to) {
  const focused = document.activeElement;
  morphNode(from, to);
  // A row that moved took its focused link with it, and moving takes the focus away.
  if (focused && focused !== document.activeElement && focused.isConnected) focused.focus({ preventScroll: true });
}

function morphNode(from, to) {
  if (from.nodeType !== Node.ELEMENT_NODE) {
    if (from.data !== to.data) from.data = to.data;
    return;
  }

  morphAttributes(from, to);
  if (!from.hasAttribute('data-keep')) morphChildren(from, to);
}

function morphAttributes(from, to) {
  const kept = from.hasAttribute('data-keep');
  for (const { name, value } of to.attributes) if (from.getAttribute(name) !== value && !kept) from.setAttribute(name, value);
  // Whether details are open is the reader's own choice.
  for (const { name } of [...from.attributes]) if (!to.hasAttribute(name) && name !== 'open' && !kept) from.removeAttribute(name);
}

function morphChildren(from, to) {
  const keyed = new Map();
  for (const child of from.childNodes) if (keyOf(child)) keyed.set(keyOf(child), child);
  let next = from.firstChild;
  for (const wanted of [...to.childNodes]) {
    const key = keyOf(wanted);
    const there = key ? keyed.get(key) : next && !keyOf(next) && next.nodeName === wanted.nodeName ? next : null;
    if (there && there.nodeName === wanted.nodeName) {
      if (there === next) next = next.nextSibling;
      else from.insertBefore(there, next);
      morphNode(there, wanted);
    } else {
      from.insertBefore(wanted, next);
    }
  }

  while (next) {
    const gone = next;
    next = next.nextSibling;
    gone.remove();
  }
}
