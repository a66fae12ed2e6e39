// What this window knows of the town, for the one person who is chosen in it.
// `room` is null until the first RoomView came.
// Listeners: "room", "message" (view, { live }), "synced", "stage" (the one before, null at first), "connection".

class Store {
  language = null;
  person = null;
  room = null;
  stage = null;
  synced = false;
  connection = "connecting"; // "open", "lost"
  #chats = new Map(); // chat → Map of key → message
  #sorted = new Map(); // chat → what is shown of it, by order
  #chatOf = new Map(); // key → chat
  #covering = new Map(); // key of a message → key of the one that stands in its place
  #told = new Set(); // keys told since the stream began
  #listeners = new Map();

  on(event, listener) {
    if (!this.#listeners.has(event)) this.#listeners.set(event, new Set());
    this.#listeners.get(event).add(listener);
    return () => this.#listeners.get(event).delete(listener);
  }

  // A window turns to a town and a person: what it knew of others is forgotten, the people stay in the same town.
  begin(language, person) {
    this.room = this.room && language === this.language ? { ...this.room, chats: [] } : null;
    if (language !== this.language) this.stage = null;
    Object.assign(this, { language, person, connection: "connecting" });
    this.#forget();
  }

  messages(chat) {
    if (!this.#sorted.has(chat)) this.#sorted.set(chat, this.#sort(chat));
    return this.#sorted.get(chat);
  }

  message(key) {
    return this.#chats.get(this.#chatOf.get(key))?.get(key) ?? null;
  }

  personOf(id) {
    if (this.room?.bot.id === id) return { ...this.room.bot, bot: true };
    return this.room?.people.find((person) => person.id === id) ?? null;
  }

  chatOf(id) {
    return this.room?.chats.find((chat) => chat.id === id) ?? null;
  }

  // How many messages of others this person has not read in a chat (its id).
  unread(id) {
    const read = this.chatOf(id)?.read ?? 0;
    return this.messages(id).filter((message) => message.order > read && this.#counts(message)).length;
  }

  takeStage({ number }) {
    const before = this.stage;
    this.stage = number;
    this.synced = false;
    this.#told.clear();
    if (before === number) return;
    this.#forget();
    this.#tell("stage", before);
  }

  takeRoom(room) {
    this.room = { ...room, receivedAt: Date.now() };
    this.#tell("room");
  }

  takeMessage(message) {
    if (!this.#chats.has(message.chat)) this.#chats.set(message.chat, new Map());
    this.#chats.get(message.chat).set(message.key, message);
    this.#chatOf.set(message.key, message.chat);
    this.#told.add(message.key);
    this.#cover(message);
    this.#sorted.delete(message.chat);
    this.#tell("message", message, { live: this.synced });
  }

  // A room that was started again tells another history: what is not in it any more never was.
  takeSynced() {
    for (const [key, chat] of this.#chatOf) if (!this.#told.has(key)) this.#drop(key, chat);
    this.synced = true;
    this.#tell("synced");
  }

  takeConnection(connection) {
    if (connection === this.connection) return;
    this.connection = connection;
    this.#tell("connection");
  }

  #drop(key, chat) {
    this.#chats.get(chat).delete(key);
    this.#chatOf.delete(key);
    this.#sorted.delete(chat);
  }

  #counts(message) {
    return message.from.id !== this.person && !message.service;
  }

  #cover({ key, covers, deleted }) {
    if (!covers) return;
    if (deleted) this.#covering.delete(covers);
    else this.#covering.set(covers, key);
  }

  #sort(chat) {
    const all = [...(this.#chats.get(chat)?.values() ?? [])];
    return all.filter(({ key, deleted }) => !deleted && !this.#covering.has(key)).sort((a, b) => a.order - b.order);
  }

  #forget() {
    for (const known of [this.#chats, this.#sorted, this.#chatOf, this.#covering]) known.clear();
    this.synced = false;
  }

  #tell(event, ...about) {
    for (const listener of this.#listeners.get(event) ?? []) listener(...about);
  }
}

export const store = new Store();
