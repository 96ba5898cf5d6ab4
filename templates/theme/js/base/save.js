// Hands the reader a file that was made on the page.

const TYPES = {
  csv: "text/csv;charset=utf-8",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  ics: "text/calendar;charset=utf-8",
  json: "application/json",
  odt: "application/vnd.oasis.opendocument.text",
  txt: "text/plain;charset=utf-8",
};
const FETCHED = 60_000; // ms after which a browser has taken the file

/**
 * Has the browser save a file.
 * @param {string} name without what it ends in
 * @param {keyof typeof TYPES} format
 * @param {string | Uint8Array<ArrayBuffer>} data
 */
export function saveFile(name, format, data) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([data], { type: TYPES[format] }));
  link.download = `${name}.${format}`;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), FETCHED);
}
