// Forms over the page: the bot's modals, and the page's own questions in the same dress.

import { h, icon } from "./dom.js";
import { makeField } from "./fields.js";
import { renderMarkdown } from "./markdown.js";
import { upload } from "./uploads.js";

const ROW = 1, TEXT = 10, LABEL = 18;
const open = new Set();

/**
 * Takes a closed dialog away. A text box that got the focus back while it was still there shows no cursor in
 * Chromium and takes no typing, until it gets the focus anew.
 */
export function takeAway(dialog) {
  dialog.remove();
  const back = document.activeElement;
  if (!back?.setSelectionRange) return;
  back.blur();
  back.focus({ preventScroll: true });
}

/** Closes every form, such as when another user takes over. */
export function closeForms() {
  for (const dialog of open) dialog.close();
}

/**
 * Shows a form and sends it; it stays, with all that was typed, while sending fails.
 * @param {{title: string, components: object[]}} modal Discord's JSON of a modal
 * @param {function(object): Promise} send called with `{custom_id: value}`; a thrown sentence is shown
 * @param {object} context as for `renderMessage`; @param {object} words `{submit, danger, app}`
 */
export function openForm(modal, send, context, { submit = "Submit", danger = false, app = null } = {}) {
  const failure = h("p", { class: "form-failure", role: "alert", hidden: true });
  const fields = [];
  const button = h("button", { type: "submit", class: `button-main ${danger ? "danger" : ""}` }, submit);
  const changed = () => { failure.hidden = true; };
  const add = (given) => {
    const field = makeField(given, context, changed);
    fields.push(field);
    return field.element;
  };
  const rows = (modal.components ?? []).map((row) => {
    if (row.type === LABEL) return add(row);
    if (row.type === ROW) return (row.components ?? []).map((component) => add({ label: component.label ?? "", component }));
    if (row.type === TEXT) return h("div", { class: "md form-text" }, renderMarkdown(row.content, context));
    return null;
  });
  const title = `form-title-${Math.random().toString(36).slice(2)}`;
  const close = () => dialog.close();
  const form = h("form", { class: "form", novalidate: true },
    h(
      "header", { class: "form-head" }, h("h2", { id: title }, modal.title),
      h("button", { type: "button", class: "icon-button", "aria-label": "Close", title: "Close (Escape)", onclick: close }, icon("close")),
    ),
    h("div", { class: "form-body scroll" }, app ? h("p", { class: "form-app" }, icon("app"), `This form goes to ${app}.`) : null, rows),
    h("footer", { class: "form-foot" }, failure, h("button", { type: "button", class: "button-plain", onclick: close }, "Cancel"), button));
  const dialog = h("dialog", { class: "form-dialog", "aria-labelledby": title, onclose: () => { open.delete(dialog); takeAway(dialog); } }, form);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const wrong = fields.map((field) => [field, field.problem()]);
    for (const [field, sentence] of wrong) field.show(sentence);
    const first = wrong.find(([, sentence]) => sentence);
    if (first) return first[0].focus();
    button.disabled = true;
    form.setAttribute("aria-busy", "true");
    try {
      const values = {};
      for (const field of fields) values[field.id] = field.files ? await upload(field.files) : field.value;
      await send(values);
      dialog.close();
    } catch (error) {
      failure.textContent = `${error.message} What you typed is still here.`;
      failure.hidden = false;
    } finally {
      button.disabled = false;
      form.removeAttribute("aria-busy");
    }
  });
  form.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
    if (event.key === "Tab") goAround(event, form);
  });
  document.getElementById("floats").append(dialog);
  open.add(dialog);
  dialog.showModal();
  (fields[0] ?? { focus: () => button.focus() }).focus();
  return dialog;
}

/** Tab after the last control goes to the first one, and back. */
function goAround(event, form) {
  const found = [...form.querySelectorAll("button, input, select, textarea, a[href], [tabindex='0']")];
  const all = found.filter((node) => !node.disabled && node.offsetParent && node.tabIndex >= 0);
  const [from, to] = event.shiftKey ? [all[0], all.at(-1)] : [all.at(-1), all[0]];
  if (document.activeElement !== from) return;
  event.preventDefault();
  to.focus();
}

/** One Label of Discord's around a component. */
export function labelled(label, component, description = null) {
  return { type: LABEL, label, description, component };
}
