// A forum: its posts as cards, and the form for a new one.

import { h, icon, replace } from "./dom.js";
import { labelled, openForm } from "./forms.js";
import { avatar } from "./people.js";
import { address } from "./sidebar.js";
import { byId, isThread, nameOf, state } from "./store.js";

/** Draws a forum into its pane. `acts`: {act, openChannel, context()}. */
export function drawForum(pane, forum, acts) {
  const posts = [...state.channels.values()].filter((channel) => isThread(channel) && channel.parent_id === forum.id);
  posts.sort((a, b) => byId(b.last_message_id ?? b.id, a.last_message_id ?? a.id));
  const tags = new Map((forum.available_tags ?? []).map((tag) => [tag.id, tag.name]));
  replace(pane,
    h("div", { class: "forum-head" }, h("h2", null, forum.name), forum.topic ? h("p", null, forum.topic) : null,
      h(
        "button", { type: "button", class: "button-main", disabled: forum.can_send === false, onclick: () => newPost(forum, acts) },
        icon("plus"), "New post",
      )),
    posts.length ? h(
      "ul", { class: "posts", "aria-label": "Posts" }, posts.map((post) => h("li", null, card(post, tags))),
    ) : h("p", { class: "empty" }, "No posts yet. Be the first to ask."));
}

function card(post, tags) {
  const count = Math.max(0, (post.message_count ?? 1) - 1);
  const owner = state.users.get(post.owner_id);
  return h("a", { class: `post ${post.unread ? "unread" : ""}`, href: address(post.id) },
    h("span", { class: "post-tags" }, (post.applied_tags ?? []).map((tag) => h("span", { class: "tag" }, tags.get(tag) ?? "tag"))),
    h("b", null, post.name),
    h("span", { class: "post-preview" }, owner ? `${nameOf(owner.id)}: ` : "", post.preview ?? ""),
    h(
      "span", { class: "post-foot" }, owner ? avatar(owner, 18) : null, `${count} ${count === 1 ? "answer" : "answers"}`,
      post.unread ? h("span", { class: "badge" }, `${post.unread} new`) : null, post.thread_metadata?.archived ? "closed" : null,
    ));
}

function newPost(forum, acts) {
  const tags = forum.available_tags ?? [];
  openForm({
    title: `New post in ${forum.name}`,
    components: [
      labelled("Title", { type: 4, style: 1, custom_id: "title", max_length: 100 }),
      labelled("Message", { type: 4, style: 2, custom_id: "text", max_length: state.limits.content }),
      ...(tags.length ? [labelled(
        "Tags",
        { type: 22, custom_id: "tags", required: false, max_values: 5, options: tags.map((tag) => ({ label: tag.name, value: tag.id })) },
      )] : []),
      labelled("Files", { type: 19, custom_id: "uploads", required: false, min_values: 0, max_values: 10 }),
    ],
  }, async (values) => {
    const answer = await acts.act(
      "post", { channel: forum.id, title: values.title, text: values.text, tags: values.tags ?? [], uploads: values.uploads },
    );
    acts.openChannel(answer.channel);
  }, acts.context(), { submit: "Post" });
}
