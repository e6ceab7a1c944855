// What the page knows: people, chats, messages. Applies events; draws nothing.

export const state = {
  bot: null,
  people: new Map(),
  chats: new Map(),
  me: 0, // who we are
  open: 0, // the chat we look at
  thread: 0, // the topic we look at, 0 for all
  unread: new Map(), // person/chat -> messages not looked at
  traffic: [],
  faults: [],
  clockAhead: 0, // milliseconds between the playground's clock and this machine's
};

export function load(snapshot) {
  state.bot = snapshot.bot;
  state.people = new Map(snapshot.people.map((person) => [person.id, person]));
  state.chats = new Map(snapshot.chats.map((chat) => [chat.id, withMessages(chat)]));
  state.faults = snapshot.faults;
  state.traffic = snapshot.calls;
  setClock(snapshot.now);
}

function withMessages(chat) {
  const messages = new Map(chat.messages.map((view) => [view.message.message_id, view]));
  return { ...chat, messages };
}

export function setClock(now) {
  state.clockAhead = now * 1000 - Date.now();
}

export function clock() {
  return new Date(Date.now() + state.clockAhead);
}

// Returns the id of the chat that changed, or 0.
export function apply({ event, view }) {
  switch (event) {
    case "message":
    case "edited":
    case "reaction": {
      const chat = state.chats.get(view.message.chat.id);
      if (!chat) return 0;
      chat.messages.set(view.message.message_id, view);
      if (event === "message") count(chat.id);
      return chat.id;
    }
    case "deleted":
      state.chats.get(view.chat)?.messages.delete(view.message_id);
      return view.chat;
    case "chat": {
      const known = state.chats.get(view.id);
      state.chats.set(view.id, { ...view, messages: known?.messages ?? new Map() });
      return view.id;
    }
    case "clock":
      setClock(view.now);
      return 0;
    case "fault":
      state.faults = view;
      return 0;
    case "call":
      state.traffic.push(view);
      if (state.traffic.length > 300) state.traffic.shift();
      return 0;
    default:
      return 0;
  }
}

function count(chatId) {
  for (const person of state.people.keys()) {
    if (person === state.me && chatId === state.open) continue;
    const key = `${person}/${chatId}`;
    state.unread.set(key, (state.unread.get(key) ?? 0) + 1);
  }
}

export function unread(chatId) {
  return state.unread.get(`${state.me}/${chatId}`) ?? 0;
}

export function read(chatId) {
  state.unread.delete(`${state.me}/${chatId}`);
}

export function me() {
  return state.people.get(state.me);
}

export function chat() {
  return state.chats.get(state.open);
}

// The chats that we are in: our own with the bot, and groups.
export function myChats() {
  return [...state.chats.values()]
    .filter((one) => (one.type === "private" ? one.id === state.me : present(one, state.me)))
    .sort((a, b) => lastDate(b) - lastDate(a));
}

export function present(group, person) {
  return ["creator", "administrator", "member"].includes(group.members[person]);
}

export function last(one) {
  return [...one.messages.values()].at(-1);
}

function lastDate(one) {
  return one.type === "private" ? Infinity : (last(one)?.message.date ?? 0);
}

export function titleOf(one) {
  return one.type === "private" ? state.bot.first_name : one.title;
}

// The reply keyboard or ForceReply that holds now: the newest, unless it is taken away or answered.
export function keyboard(one) {
  let answered = false;
  for (const view of [...one.messages.values()].reverse()) {
    answered ||= view.message.from.id === state.me;
    if (!view.markup) continue;
    if (view.markup.remove_keyboard || (view.markup.force_reply && answered)) return null;
    return { ...view, folded: Boolean(view.markup.one_time_keyboard && answered) };
  }
  return null;
}
