// The files of a drop, of a paste or of an input; folders are opened, however deep.

//: What systems leave in folders; nobody means to send it.
const LITTER = /^(\.|Thumbs\.db$|desktop\.ini$)/i;

//: Video, sound and documents: they have a room of their own in the library, with limits of their own.
const NO_PICTURE = /^(video|audio)\/|^application\/pdf$/;

export async function filesOf(transfer) {
  const entries = [...(transfer.items ?? [])].filter((item) => item.kind === "file").map((item) => item.webkitGetAsEntry?.() ?? item.getAsFile());
  const files = await Promise.all(entries.filter(Boolean).map(opened));
  return files.flat().filter((file) => !LITTER.test(file.name));
}

export function isNoPicture(file) {
  return NO_PICTURE.test(file.type);
}

export function hasFiles(transfer) {
  return [...(transfer?.types ?? [])].includes("Files");
}

async function opened(entry) {
  if (entry instanceof File) return [entry];
  if (entry.isFile) return new Promise((resolve) => entry.file((file) => resolve([file]), () => resolve([])));
  const inside = await listed(entry.createReader());
  const files = await Promise.all(inside.map(opened));
  return files.flat();
}

// A reader gives a hundred names at a time.
async function listed(reader) {
  const all = [];
  for (;;) {
    const some = await new Promise((resolve) => reader.readEntries(resolve, () => resolve([])));
    if (!some.length) return all;
    all.push(...some);
  }
}
