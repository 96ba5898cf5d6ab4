// Gives a quiz what is left out of it where room is short, as in frames, since it follows from the rest.

/** @type {Record<string, import("./model.js").Question["kind"]>} */
const KINDS = { severity: "scale", fairness: "choice", mode: "choice", readiness: "choice" };

const LISTS = { letters: [], modes: [], pages: [] };

/**
 * Gives everything what follows from its id or role.
 * @param {any} quiz
 */
export function completed({ topics, questions, signs, remedies, modes, letters, pages, lines, scoring }) {
  for (const [id, one] of Object.entries(questions)) {
    Object.assign(one, { id, kind: KINDS[(one.role ??= "severity")] ?? "many" });
  }
  const asked = Object.keys(questions);
  for (const topic of topics) topic.questions ??= asked.splice(0, topic.count);
  for (const [folder, all] of Object.entries({ signs, remedies, modes, letters, "": pages })) {
    for (const [id, one] of Object.entries(all)) {
      const url = `${folder && `${folder}/`}${id}/`;
      all[id] = { url, ...LISTS, ...(one.title ? one : { title: one }), lines: [] };
    }
  }
  for (const sign of Object.values(signs)) {
    sign.remedies = sign.remedies.map((/** @type {any} */ one) => (one.id ? one : { id: one }));
  }
  for (const [id, one] of Object.entries(lines)) {
    one.band ??= scoring.leave;
    signs[one.sign].lines.push(id);
  }
}
