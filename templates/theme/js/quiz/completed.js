// Gives a quiz what is left out of it where room is short, as in frames, since it follows from the rest.

/** @type {Record<string, import("./model.js").Question["kind"]>} */
const KINDS = { severity: "scale", fairness: "choice", mode: "choice", readiness: "choice" };

const EMPTY = { letters: [], letters_from: {}, modes: [], pages: [], pages_from: {} };

/**
 * Gives everything what follows from its id or role.
 * @param {any} quiz
 */
export function completed({ topics, questions, signs, remedies, modes, letters, pages, lines, scoring }) {
  for (const [id, one] of Object.entries(questions)) {
    Object.assign(one, { id, kind: KINDS[(one.role ??= "severity")] ?? "many" });
  }
  const [asked, drawn] = [questions, lines].map((all) => Object.keys(all));
  for (const topic of topics) topic.questions ??= asked.splice(0, topic.count);
  for (const [folder, all] of Object.entries({ signs, remedies, modes, letters, "": pages })) {
    for (const [id, one] of Object.entries(all)) {
      const url = `${folder && `${folder}/`}${id}/`;
      all[id] = { url, ...EMPTY, ...(one.title ? one : { title: one }) };
    }
  }
  for (const [id, sign] of Object.entries(signs)) {
    if (!sign.lines?.map) sign.lines = drawn.splice(0, sign.lines);
    for (const line of sign.lines) lines[line] = { band: scoring.leave, ...lines[line], sign: id };
    sign.remedies = sign.remedies.map((/** @type {any} */ one) => (one.id ? one : { id: one }));
  }
}
