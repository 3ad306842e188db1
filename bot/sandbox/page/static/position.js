// Where the reader is in a list that grows at both ends: at its end, or at a message that is to stay in its place.

const NEAR_END = 40;
const FAR_FROM_END = 300;

export class Position {
  /** @param {HTMLElement} scroller what scrolls; @param {HTMLElement} list its children carry `data-id` */
  constructor(scroller, list) {
    this.scroller = scroller;
    this.list = list;
    this.atEnd = true;
    this.anchor = null;
    const watch = new ResizeObserver(() => this.hold());
    watch.observe(list);
    watch.observe(scroller);
  }

  /** How far below the end is. */
  get below() {
    const { scrollTop, scrollHeight, clientHeight } = this.scroller;
    return scrollHeight - scrollTop - clientHeight;
  }

  /** Whether the end is out of sight. */
  get isFar() {
    return !this.atEnd && this.below > FAR_FROM_END;
  }

  /** Notes, after the reader has scrolled, whether the end is there, or else which message is at the top. */
  note() {
    this.atEnd = this.below < NEAR_END;
    const top = this.scroller.getBoundingClientRect().top;
    const { children } = this.list;
    let [low, high] = [0, children.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (children[middle].getBoundingClientRect().bottom > top) high = middle;
      else low = middle + 1;
    }
    let node = children[low];
    while (node && !node.dataset.id) node = node.nextElementSibling;
    this.anchor = node ? { id: node.dataset.id, top: node.getBoundingClientRect().top - top } : null;
  }

  /** Keeps the end, or the noted message, in its place while things around it change. */
  hold() {
    if (this.atEnd) {
      this.scroller.scrollTop = this.scroller.scrollHeight;
      return;
    }
    const node = this.anchor && this.list.querySelector(`:scope > [data-id="${CSS.escape(this.anchor.id)}"]`);
    if (!node) return;
    const shift = node.getBoundingClientRect().top - this.scroller.getBoundingClientRect().top - this.anchor.top;
    if (Math.abs(shift) > 1) this.scroller.scrollTop += shift;
  }

  /** Goes to the end, and stays there. */
  toEnd() {
    this.atEnd = true;
    this.hold();
  }

  /** Goes to a place away from the end: a position, or an element in the middle. */
  goTo(place) {
    if (place instanceof Element) place.scrollIntoView({ block: "center" });
    else this.scroller.scrollTop = place;
    this.note();
  }
}
