// Whether a guide can be kept on the device: not from a disk, nor where the browser offers no way to.

export const possible =
  location.protocol !== "file:" && "serviceWorker" in navigator && "caches" in globalThis;
