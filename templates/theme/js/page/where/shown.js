// Which of several countries a list shows.

/**
 * Shows the facts of a country alone, opened, or, where it is one of those that are only linked,
 * none; without one, and where the page is silent on it, those of all. Among numbers to call it comes
 * before the choice of a country, and all others are folded away.
 * @param {Element} list
 * @param {string} id
 * @returns {HTMLElement | undefined} what the list has of it: its facts, or the link to them
 */
export function shown(list, id) {
  const named = /** @type {HTMLElement[]} */ ([...list.querySelectorAll("[data-country]")]);
  const own = named.filter(({ dataset }) => (dataset.country ?? "").split(" ").includes(id))[0];
  const others = list.querySelector("details.others");
  const isAlone = own !== undefined && !("silent" in own.dataset);
  list.classList.toggle("chosen", isAlone);
  for (const country of named) {
    if (!country.matches(".country")) continue;
    const isOwn = country === own;
    if (!others) country.hidden = isAlone && !isOwn;
    else if (isOwn) list.querySelector(".where-ask, .where-choice")?.after(country);
    else if (isAlone || country.matches(".far")) others.append(country);
    else others.before(country);
    for (const more of [country, ...country.querySelectorAll("details")]) {
      if (more instanceof HTMLDetailsElement) more.open = isOwn;
    }
  }
  return own;
}
