// The websocket to the server: numbered acts with one answer each, and coming back by itself.

const WAITS = [300, 700, 1500, 3000, 6000, 10000];
const ANSWER_WITHIN = 30000;

/** The address's `token`, which every request repeats when the server asks for one. */
export const token = new URLSearchParams(location.search).get("token");

/** An act that did not happen, with a sentence for people; `kind` is "offline", "lost" or "refused". */
export class ActError extends Error {
  constructor(sentence, kind = "refused") {
    super(sentence);
    this.kind = kind;
  }
}

/** A query such as "?user=5&token=abc" of what is known. */
export function query(values) {
  const given = Object.entries({ ...values, token }).filter(([, value]) => value);
  return given.length ? `?${new URLSearchParams(given)}` : "";
}

export class Connection {
  /** @param {{onFrame: function(object), onState: function(boolean, number)}} hooks frames; connected, ms until the next try */
  constructor({ onFrame, onState }) {
    this.onFrame = onFrame;
    this.onState = onState;
    this.waiting = new Map();
    this.number = 0;
    this.tries = 0;
    this.timer = null;
    this.socket = null;
    this.user = null;
    addEventListener("online", () => this.retry());
    addEventListener("offline", () => this.lost(this.socket));
    document.addEventListener("visibilitychange", () => document.hidden || this.retry());
  }

  /** Connects as a user (or whoever the server picks), leaving any connection there is. */
  connect(user) {
    this.user = user;
    this.tries = 0;
    this.drop();
    this.open();
  }

  /** Tries again now, when the connection is down. */
  retry() {
    if (this.socket === null && this.timer !== null) this.open();
  }

  /**
   * Does something and waits for the server's answer.
   * @returns {Promise<object>} the answer; an ActError says in a sentence why not
   */
  act(what, payload = {}) {
    if (this.socket?.readyState !== WebSocket.OPEN) {
      return Promise.reject(new ActError("You are not connected. Try again in a moment.", "offline"));
    }
    const n = ++this.number;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.settle(n, new ActError("The server did not answer in time.", "lost")), ANSWER_WITHIN);
      this.waiting.set(n, { resolve, reject, timer });
      this.socket.send(JSON.stringify({ n, do: what, ...payload }));
    });
  }

  open() {
    clearTimeout(this.timer);
    this.timer = null;
    const scheme = location.protocol === "https:" ? "wss:" : "ws:";
    const socket = new WebSocket(`${scheme}//${location.host}/page/ws${query({ user: this.user })}`);
    this.socket = socket;
    socket.onmessage = (event) => {
      if (socket !== this.socket) return;
      const frame = JSON.parse(event.data);
      if (frame.t === "answer") this.settle(frame.n, frame.ok ? null : new ActError(frame.error ?? "That did not work."), frame);
      else this.welcome(frame);
    };
    socket.onclose = () => this.lost(socket);
  }

  welcome(frame) {
    if (frame.t === "hello") {
      this.tries = 0;
      this.user = frame.me;
      this.onState(true, 0);
    }
    this.onFrame(frame);
  }

  settle(n, error, answer) {
    const waiter = this.waiting.get(n);
    if (!waiter) return;
    this.waiting.delete(n);
    clearTimeout(waiter.timer);
    if (error) waiter.reject(error);
    else waiter.resolve(answer);
  }

  /** Leaves the socket without trying again; what waits for an answer is told. */
  drop() {
    clearTimeout(this.timer);
    this.timer = null;
    const socket = this.socket;
    this.socket = null;
    socket?.close();
    for (const n of [...this.waiting.keys()]) this.settle(n, new ActError("The connection was lost before an answer came.", "lost"));
  }

  lost(socket) {
    if (socket === null || socket !== this.socket) return;
    this.drop();
    const wait = WAITS[Math.min(this.tries++, WAITS.length - 1)] * (0.8 + Math.random() * 0.4);
    this.timer = setTimeout(() => this.open(), wait);
    this.onState(false, wait);
  }
}
