// Making elements: every piece of text the page shows passes through here as a text node, never as markup.

const SVG = "http://www.w3.org/2000/svg";

// Attributes that load or run something. Their addresses are checked by `safeLink` and `safeSource`.
const LINK_SCHEMES = new Set(["http:", "https:"]);

/**
 * A new element.
 * @param {string} tag the element's name
 * @param {object|null} attributes `class`, `title`, `aria-...`; `onclick`-like keys take a function; `dataset` and
 *   `style` take objects; `true` sets an empty attribute, `false`, `null` and `undefined` leave it out
 * @param {...(Node|string|number|null|false|Array)} children text becomes text nodes; empty values are skipped
 * @returns {HTMLElement}
 */
export function h(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes ?? {})) setAttribute(element, name, value);
  append(element, children);
  return element;
}

function setAttribute(element, name, value) {
  if (value === null || value === undefined || value === false) return;
  if (name.startsWith("on")) {
    if (typeof value !== "function") throw new TypeError(`${name} takes a function`);
    element.addEventListener(name.slice(2), value);
  } else if (name === "dataset") {
    for (const [key, data] of Object.entries(value)) if (data !== undefined && data !== null) element.dataset[key] = data;
  } else if (name === "style") {
    // One property at a time: a style attribute would be refused by the page's content security policy.
    for (const [key, data] of Object.entries(value)) element.style.setProperty(key, data);
  } else if (name === "value" || name === "checked" || name === "indeterminate") {
    element[name] = value;
  } else {
    element.setAttribute(name, value === true ? "" : String(value));
  }
}

/** Adds text, nodes and (nested) lists of them to a parent; empty values are skipped. */
export function append(parent, children) {
  for (const child of children) {
    if (child === null || child === undefined || child === false || child === true) continue;
    if (Array.isArray(child)) append(parent, child);
    else parent.append(child instanceof Node ? child : document.createTextNode(String(child)));
  }
  return parent;
}

/** Takes all children of an element away and puts others in. */
export function replace(parent, ...children) {
  parent.replaceChildren();
  return append(parent, children);
}

/** The address when it is an http or https one, otherwise null: `javascript:` and `data:` never become links. */
export function safeLink(address) {
  try {
    const url = new URL(String(address));
    return LINK_SCHEMES.has(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}

/** An address for a picture or a download: http, https, or a path of this page; otherwise null. */
export function safeSource(address) {
  try {
    const url = new URL(String(address), document.baseURI);
    return LINK_SCHEMES.has(url.protocol) || url.protocol === "blob:" ? url.href : null;
  } catch {
    return null;
  }
}

// Paths of a 24 by 24 drawing, drawn with strokes in the colour of the text.
const ICONS = {
  app: "M12 3v3M7 6h10a3 3 0 0 1 3 3v7a3 3 0 0 1-3 3H7a3 3 0 0 1-3-3V9a3 3 0 0 1 3-3ZM9 12h.01M15 12h.01M9.5 15.5h5",
  at: "M16 12a4 4 0 1 1-8 0 4 4 0 0 1 8 0Zm0 0v1.5a2.5 2.5 0 0 0 5 0V12a9 9 0 1 0-4 7.5",
  attach: "M20 11.5 12 19.5a5 5 0 0 1-7-7l8.5-8.5a3.4 3.4 0 0 1 4.8 4.8L10 17a1.7 1.7 0 0 1-2.4-2.4l7.4-7.3",
  bell: "M6 16V11a6 6 0 0 1 12 0v5l2 2H4l2-2ZM10 21h4",
  bolt: "M13 2 5 13h6l-1 9 8-12h-6l1-8Z",
  check: "M4 12.5 9.5 18 20 6.5",
  chevron: "M6 9l6 6 6-6",
  close: "M6 6l12 12M18 6 6 18",
  command: "M8 4 4 12l4 8M16 4l4 8-4 8",
  copy: "M9 9h11v11H9zM5 15H4V4h11v1",
  download: "M12 4v11M7 10.5l5 5 5-5M5 20h14",
  edit: "M4 20h4L19 9l-4-4L4 16v4ZM13 7l4 4",
  external: "M14 4h6v6M20 4l-9 9M18 14v5H5V6h5",
  eye: "M2 12s4-7 10-7 10 7 10 7-4 7-10 7S2 12 2 12Zm13 0a3 3 0 1 1-6 0 3 3 0 0 1 6 0Z",
  file: "M6 3h8l5 5v13H6zM14 3v5h5",
  forum: "M4 5h12v9H9l-4 3v-3H4zM19 9h1v9h-1v3l-4-3h-5",
  hash: "M9 4 7 20M17 4l-2 16M4 9h16M4 15h16",
  image: "M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4M15.5 9h.01",
  info: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM12 11v5M12 8h.01",
  lock: "M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3",
  members: "M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7ZM2.5 20a6.5 6.5 0 0 1 13 0M16 4.5a3.5 3.5 0 0 1 0 6.5M18 14.5a6.5 6.5 0 0 1 3.5 5.5",
  menu: "M4 6h16M4 12h16M4 18h16",
  mention: "M16 12a4 4 0 1 1-8 0 4 4 0 0 1 8 0Zm0 0v1.5a2.5 2.5 0 0 0 5 0V12a9 9 0 1 0-4 7.5",
  message: "M4 5h16v11H9l-5 4z",
  minus: "M5 12h14",
  moon: "M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5Z",
  more: "M5 12h.01M12 12h.01M19 12h.01",
  person: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM4.5 20.5a7.5 7.5 0 0 1 15 0",
  pin: "M9 4h6l-1 6 3 3H7l3-3-1-6ZM12 13v7",
  plus: "M12 5v14M5 12h14",
  react: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM8.5 14.5a4.5 4.5 0 0 0 7 0M9 9.5h.01M15 9.5h.01",
  refresh: "M20 5v5h-5M4 19v-5h5M5.5 9.5A7 7 0 0 1 18 7l2 3M18.5 14.5A7 7 0 0 1 6 17l-2-3",
  reply: "M9 6 4 11l5 5M4 11h9a7 7 0 0 1 7 7v1",
  role: "M12 3l7 3v5c0 5-3 8-7 10-4-2-7-5-7-10V6z",
  search: "M16.5 16.5 21 21M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14Z",
  send: "M4 4l17 8-17 8 3-8zM7 12h8",
  settings: "M4 7h10M18 7h2M4 17h2M10 17h10M16 9a2 2 0 1 0 0-4 2 2 0 0 0 0 4ZM8 19a2 2 0 1 0 0-4 2 2 0 0 0 0 4Z",
  slash: "M16 4 8 20",
  star: "M12 3.5l2.6 5.6 6 .7-4.4 4.2 1.2 6-5.4-3-5.4 3 1.2-6L3.4 9.8l6-.7z",
  sun: "M12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM12 2v2M12 20v2M2 12h2M20 12h2M5 5l1.5 1.5M17.5 17.5 19 19M19 5l-1.5 1.5M6.5 17.5 5 19",
  thread: "M5 4v9a4 4 0 0 0 4 4h10M15 13l4 4-4 4",
  trash: "M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13",
  voice: "M4 10v4h4l5 4V6l-5 4zM17 9a4 4 0 0 1 0 6",
  warning: "M12 4 2.5 20h19zM12 10v4M12 17h.01",
};

/**
 * A small drawing in the colour of the text around it, hidden from screen readers.
 * @param {string} name a key of ICONS; an unknown one is drawn as "info"
 */
export function icon(name) {
  const drawing = svg("svg", {
    viewBox: "0 0 24 24", width: "20", height: "20", fill: "none", stroke: "currentColor", "stroke-width": "2",
    "stroke-linecap": "round", "stroke-linejoin": "round", "aria-hidden": "true", focusable: "false", class: "icon",
  });
  drawing.append(svg("path", { d: ICONS[name] ?? ICONS.info }));
  return drawing;
}

/** An SVG element with attributes. */
export function svg(tag, attributes = {}, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return append(element, children);
}
