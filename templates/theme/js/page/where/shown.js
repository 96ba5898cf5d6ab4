// Which of several countries a list shows.

/**
 * Shows the facts of a country alone, opened, or, where it is one of those that are only linked,
 * none; without one, and where nothing is known of it, those of all. Where it stands among the others
 * that are folded away, it is taken out of them.
 * @param {Element} list
 * @param {string} id
 * @returns {HTMLElement | undefined} what the list has of it: its facts, or the link to them
 */
export function shown(list, id) {
  const named = /** @type {HTMLElement[]} */ ([...list.querySelectorAll("[data-country]")]);
  const own = named.filter(({ dataset }) => (dataset.country ?? "").split(" ").includes(id));
  const others = list.querySelector("details.others");
  for (const country of named) {
    if (!country.matches(".country")) continue;
    const isOwn = own.includes(country);
    country.hidden = own.length > 0 && !isOwn && !country.closest("details.others");
    if (country instanceof HTMLDetailsElement) country.open = isOwn;
    for (const more of country.querySelectorAll("details")) more.open = isOwn;
    if (isOwn && others?.contains(country)) others.before(country);
  }
  return own[0];
}
