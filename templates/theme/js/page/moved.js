// A page that stands elsewhere now: whoever comes to its old address goes on to the new one, to the
// same place on it and with the same answers.

const link = document.querySelector("a");
if (link) {
  const there = new URL(link.href);
  there.search = location.search;
  if (location.hash) there.hash = location.hash;
  location.replace(there);
}
