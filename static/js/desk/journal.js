// The journal of this computer: words that the desk has not acknowledged yet, each person's and each tab's apart.
// Where the browser keeps nothing (private windows, a full disk), `write` says so and the words stand in the page alone.

const STORE = "entries";
let opened;

// True once the entry is written; false where it cannot be.
export async function write(entry) {
  return tried("readwrite", (store) => { store.put(entry); }, true);
}

// The tab's entry is gone if it holds these very words; newer ones stay.
export async function forget({ person, place, tab }, words) {
  return tried("readwrite", (store) => {
    const asked = store.get([person, place, tab]);
    asked.onsuccess = () => {
      if (asked.result && (words === undefined || asked.result.words === words)) store.delete([person, place, tab]);
    };
  });
}

// What an earlier page wrote under this tab's name stands under another from now on, where nobody writes over it.
export async function setAside({ person, place, tab }, name) {
  return tried("readwrite", (store) => {
    const asked = store.get([person, place, tab]);
    asked.onsuccess = () => {
      if (!asked.result) return;
      store.put({ ...asked.result, tab: name, was: tab });
      store.delete([person, place, tab]);
    };
  });
}

// What this person's tabs left here, the newest first; nobody else's.
export async function entriesOf(person) {
  let found = [];
  await tried("readonly", (store) => {
    const asked = store.getAll(IDBKeyRange.bound([person], [person, []]));
    asked.onsuccess = () => { found = asked.result; };
  });
  return found.sort((one, other) => other.at - one.at);
}

export async function wipe(person) {
  return tried("readwrite", (store) => { store.delete(IDBKeyRange.bound([person], [person, []])); });
}

async function tried(mode, work, hasAll = false) {
  try {
    const database = await open();
    await new Promise((done, failed) => {
      const deal = database.transaction(STORE, mode, { durability: "relaxed" });
      deal.oncomplete = done;
      deal.onerror = deal.onabort = () => failed(deal.error);
      work(deal.objectStore(STORE));
      // Said at once rather than when the page comes to rest: a page that is closing has no such moment.
      if (hasAll) deal.commit?.();
    });
    return true;
  } catch {
    opened = undefined;
    return false;
  }
}

function open() {
  opened ??= new Promise((done, failed) => {
    const asked = indexedDB.open("newsroom-words", 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore(STORE, { keyPath: ["person", "place", "tab"] });
    asked.onerror = asked.onblocked = () => failed(asked.error);
    asked.onsuccess = () => {
      asked.result.onversionchange = asked.result.onclose = () => { asked.result.close(); opened = undefined; };
      done(asked.result);
    };
  });
  return opened;
}
