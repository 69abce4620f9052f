// The search of this site. Everything that it says stands in the page; it asks for files of this site only, and sends nothing.
const FIRST = 10;
const FILTERS = ["theme", "status", "year"];
const here = new URL(import.meta.url);
const part = (id) => document.getElementById(id);
const [finder, field, said, list, more] = ["finder", "q", "found", "results", "more"].map(part);
const choices = FILTERS.map((name) => part(`by-${name}`));
let engine;
let asked = 0;
let hits = [];

async function load() {
  const program = await import(new URL("../../pagefind/pagefind.js", here).href);
  await program.options({ baseUrl: new URL("../../", here).pathname, excerptLength: 25, noWorker: true });
  await program.init();
  return program;
}

function wanted() {
  const filters = {};
  for (const choice of choices) {
    if (choice.value) filters[choice.name] = [choice.value];
  }
  return { words: field.value.trim(), filters };
}

function remember({ words, filters }) {
  const query = new URLSearchParams(words ? { q: words } : {});
  for (const [name, [value]] of Object.entries(filters)) query.set(name, value);
  history.replaceState(null, "", query.size ? `?${query}` : location.pathname);
}

async function search() {
  const turn = ++asked;
  const what = wanted();
  remember(what);
  hits = [];
  if (what.words || Object.keys(what.filters).length) {
    try {
      engine ??= load();
      hits = (await (await engine).search(what.words || null, { filters: what.filters })).results;
    } catch {
      engine = undefined;
      said.textContent = finder.dataset.failed;
      return;
    }
    if (turn !== asked) return;
    said.textContent = hits.length ? `${finder.dataset.found} ${hits.length}` : finder.dataset.none;
  } else {
    said.textContent = "";
  }
  list.replaceChildren();
  await show(turn);
}

async function show(turn) {
  const shown = list.children.length;
  const found = await Promise.all(hits.slice(shown, shown + FIRST).map((hit) => hit.data()));
  if (turn !== asked) return;
  list.append(...found.map(entry));
  more.hidden = list.children.length >= hits.length;
}

function entry(page) {
  const link = element("a", page.meta.title);
  link.href = page.url;
  const title = element("h2");
  title.append(link);
  const excerpt = element("p");
  excerpt.append(...marked(page.excerpt));
  const row = element("li");
  row.append(title, element("p", about(page), "meta"), excerpt);
  return row;
}

function about({ filters }) {
  const kind = filters.kind?.[0];
  const name = document.querySelector(`#kinds [data-kind="${kind}"]`)?.textContent;
  const words = [name, option("status", filters.status), kind === "theme" ? "" : option("theme", filters.theme)];
  return words.filter(Boolean).join(" · ");
}

function option(name, values) {
  const known = [...part(`by-${name}`).options];
  return known.find(({ value }) => value && value === values?.[0])?.textContent;
}

// The excerpt is HTML in which nothing but <mark> counts; a parsed document of its own runs nothing.
function marked(html) {
  const body = new DOMParser().parseFromString(html, "text/html").body;
  return [...body.childNodes].map((node) => (node.nodeName === "MARK" ? element("mark", node.textContent) : node.textContent));
}

function element(name, words = "", style = "") {
  const made = document.createElement(name);
  made.textContent = words;
  if (style) made.className = style;
  return made;
}

function begin() {
  const given = new URLSearchParams(location.search);
  field.value = given.get("q") ?? "";
  for (const choice of choices) {
    const value = given.get(choice.name) ?? "";
    if ([...choice.options].some((one) => one.value === value)) choice.value = value;
    choice.addEventListener("change", search);
  }
  let waiting;
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(search, 250);
  });
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    clearTimeout(waiting);
    search();
  });
  more.addEventListener("click", async () => {
    const next = list.children.length;
    await show(asked);
    list.children[next]?.querySelector("a").focus();
  });
  part("without").hidden = true;
  finder.hidden = false;
  if (given.size) search();
}

begin();
