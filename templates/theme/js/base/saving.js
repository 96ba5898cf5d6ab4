// Files that readers save on their device.

const TAKEN = 60_000; // ms after which a browser has read what it saves

/**
 * Has the browser save a file.
 * @param {string} name
 * @param {string} type
 * @param {string | Uint8Array<ArrayBuffer>} data
 */
export function saveFile(name, type, data) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([data], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), TAKEN);
}
