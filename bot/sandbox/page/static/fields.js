// The fields of a form, each with its value and what is wrong with it.

import { sizeOf } from "./attachments.js";
import { h, icon, replace } from "./dom.js";
import { renderSelect } from "./select.js";
import { lengthOf } from "./text.js";
import { refusal } from "./uploads.js";

const TEXT_INPUT = 4, UPLOAD = 19, RADIO = 21, CHECKS = 22, CHECK = 23;
const LONGEST = 4000;
const REQUIRED = "This field is required.";
let numbered = 0;

/**
 * A field of a form: `{id, element, focus(), value, files, problem(), show(sentence)}`.
 * @param {{label: string, description: ?string, component: object}} given one Label of Discord's
 */
export function makeField({ label, description, component }, context, changed) {
  const Kind = {
    [TEXT_INPUT]: TextField, [UPLOAD]: FileField, [RADIO]: ChoiceField, [CHECKS]: ChoiceField, [CHECK]: CheckField,
  }[component.type] ?? SelectField;
  return new Kind(label, description, component, context, changed);
}

class Field {
  constructor(label, description, component, context, changed) {
    Object.assign(this, { label, description, component, context, changed, id: component.custom_id, key: `field-${++numbered}`, files: null });
    this.required = component.required !== false && component.type !== CHECK;
    this.error = h("p", { class: "field-error", id: `${this.key}-error`, role: "alert" });
    this.count = h("span", { class: "field-count", "aria-hidden": "true" });
    const control = this.control();
    const grouped = [RADIO, CHECKS, UPLOAD].includes(component.type);
    const words = [
      label,
      this.required ? h(
        "span", { class: "field-required", title: "Required" }, h("span", { "aria-hidden": "true" }, " *"),
        h("span", { class: "sr-only" }, " (required)"),
      ) : null,
    ];
    const about = description ? h("p", { class: "field-about", id: `${this.key}-about` }, description) : null;
    this.element = grouped
      ? h("fieldset", { class: "field" }, h("legend", { class: "field-label" }, words), about, control, this.error)
      : h(
        "div", { class: "field" }, h("label", { class: "field-label", for: this.key }, words), about, control,
        h("div", { class: "field-foot" }, this.error, this.count),
      );
  }

  get described() {
    return this.description ? `${this.key}-about ${this.key}-error` : `${this.key}-error`;
  }

  show(sentence) {
    this.error.textContent = sentence;
    this.element.classList.toggle("wrong", Boolean(sentence));
    this.input?.setAttribute?.("aria-invalid", String(Boolean(sentence)));
  }

  touched() {
    this.show("");
    this.changed();
  }

  focus() {
    this.input.focus();
  }
}

class TextField extends Field {
  control() {
    const { component } = this;
    const long = component.style === 2;
    this.input = h(long ? "textarea" : "input", {
      id: this.key, class: "text-field", type: long ? null : "text", rows: long ? 5 : null, placeholder: component.placeholder, "aria-describedby": this.described,
      "aria-required": String(this.required), autocomplete: "off", value: component.value ?? "", dataset: { customId: component.custom_id },
      oninput: () => { this.measure(); this.touched(); },
    });
    this.measure();
    return this.input;
  }

  get most() {
    return this.component.max_length ?? LONGEST;
  }

  measure() {
    const length = lengthOf(this.input.value);
    this.count.textContent = `${length.toLocaleString("en")} / ${this.most.toLocaleString("en")}`;
    this.count.classList.toggle("over", length > this.most);
  }

  get value() {
    return this.input.value;
  }

  problem() {
    const length = lengthOf(this.value);
    const least = this.component.min_length ?? 0;
    if (!this.value.trim()) return this.required ? REQUIRED : "";
    if (length < least) return `Must be ${least} or more in length; this has ${length}.`;
    if (length > this.most) return `Must be ${this.most.toLocaleString("en")} or fewer in length; this has ${length.toLocaleString("en")}.`;
    return "";
  }
}

class SelectField extends Field {
  control() {
    const { component } = this;
    const given = (component.options ?? []).filter((option) => option.default).map((option) => option.value);
    this.chosen = component.type === 3 ? given : (component.default_values ?? []).map((entry) => entry.id);
    const act = async (_, payload) => { this.chosen = payload.values; this.touched(); return { ok: true }; };
    const made = this.required ? component : { ...component, min_values: 0 };
    const element = renderSelect({ ...made, disabled: false }, { id: "form" }, { ...this.context, act });
    this.input = element.querySelector("button");
    this.input.id = this.key;
    this.input.setAttribute("aria-describedby", this.described);
    this.input.setAttribute("aria-label", `${this.label}: ${component.placeholder || "make a selection"}`);
    return element;
  }

  get value() {
    return this.chosen;
  }

  problem() {
    const { min_values: low, max_values: high } = this.component;
    const count = this.chosen.length;
    if (!count) return this.required ? REQUIRED : "";
    if (count < (low ?? 1)) return `Choose at least ${low}.`;
    return count > (high ?? 1) ? `Choose at most ${high ?? 1}.` : "";
  }
}

class ChoiceField extends Field {
  control() {
    const many = this.component.type === CHECKS;
    this.boxes = (this.component.options ?? []).map((option) => h(
      "input",
      {
        type: many ? "checkbox" : "radio", name: this.key, value: option.value, checked: Boolean(option.default),
        "aria-describedby": `${this.key}-error`, onchange: () => this.touched(),
      },
    ));
    this.input = this.boxes[0];
    return h("div", { class: "choices" }, this.boxes.map((box, at) => {
      const option = this.component.options[at];
      return h("label", { class: "choice" }, box, h("span", null, option.label, option.description ? h("small", null, option.description) : null));
    }));
  }

  get value() {
    const values = this.boxes.filter((box) => box.checked).map((box) => box.value);
    return this.component.type === CHECKS ? values : values[0] ?? null;
  }

  problem() {
    const count = this.boxes.filter((box) => box.checked).length;
    if (!count) return this.required ? REQUIRED : "";
    if (this.component.type === RADIO) return "";
    const { min_values: low, max_values: high } = this.component;
    if (count < (low ?? 0)) return `Choose at least ${low}.`;
    return high && count > high ? `Choose at most ${high}.` : "";
  }
}

class CheckField extends Field {
  control() {
    this.input = h(
      "input",
      {
        type: "checkbox", id: this.key, class: "check", checked: Boolean(this.component.default), "aria-describedby": this.described,
        onchange: () => this.touched(),
      },
    );
    return this.input;
  }

  get value() {
    return this.input.checked;
  }

  problem() {
    return "";
  }
}

class FileField extends Field {
  control() {
    this.files = [];
    const { max_values: high } = this.component;
    const chosen = h(
      "input",
      {
        type: "file", hidden: true, multiple: (high ?? 1) > 1, tabindex: -1, "aria-hidden": "true",
        dataset: { customId: this.component.custom_id }, onchange: () => { this.add([...chosen.files]); chosen.value = ""; },
      },
    );
    this.list = h("ul", { class: "file-list" });
    this.input = h(
      "button", { type: "button", class: "button-plain", "aria-describedby": this.described, onclick: () => chosen.click() },
      icon("attach"), (high ?? 1) > 1 ? "Choose files" : "Choose a file",
    );
    const zone = h(
      "div",
      {
        class: "file-zone", ondragover: (event) => event.preventDefault(),
        ondrop: (event) => { event.preventDefault(); this.add([...event.dataTransfer.files]); },
      },
      this.input, h("small", null, (high ?? 1) > 1 ? " or drop them here" : " or drop it here"), chosen, this.list,
    );
    return zone;
  }

  add(files) {
    const most = this.component.max_values ?? 1;
    const sentences = files.map(refusal).filter(Boolean);
    const fine = files.filter((file) => !refusal(file));
    this.files = most === 1 ? fine.slice(-1).concat(fine.length ? [] : this.files) : [...this.files, ...fine];
    this.touched();
    if (this.files.length > most) { this.files.length = most; sentences.push(`This takes up to ${most} files.`); }
    if (sentences.length) this.show(sentences.join(" "));
    this.draw();
  }

  draw() {
    replace(this.list, this.files.map((file) => h("li", null, icon("file"), `${file.name} (${sizeOf(file.size)})`,
      h(
        "button",
        {
          type: "button", class: "icon-button", "aria-label": `Remove ${file.name}`,
          onclick: () => { this.files = this.files.filter((other) => other !== file); this.touched(); this.draw(); this.input.focus(); },
        },
        icon("close"),
      ))));
  }

  get value() {
    return [];
  }

  problem() {
    const low = this.component.min_values ?? 1;
    if (!this.files.length) return this.required && low > 0 ? REQUIRED : "";
    return this.files.length < low ? `Choose at least ${low} files.` : "";
  }
}
