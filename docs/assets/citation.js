// @ts-check
/*
 * A citation in three styles, each with the words, the address, the call, its period and date,
 * the origin, and the note that a text is not verbatim, so that it travels with the quotation.
 */
(() => {
  "use strict";

  /** @type {any} */
  const callbook = /** @type {any} */ (globalThis).callbook;
  const { word } = callbook;

  /** @param {any} q */
  const origin = (q) =>
    [
      q.origin || q.publisher ? `${word("origin")} ${[q.publisher, q.origin].filter(Boolean).join(" ")}` : "",
      q.captured ? `${word("captured")} ${q.captured}` : word("captured_unknown"),
    ].filter(Boolean);

  /** @param {any} q */
  const plain = (q) => {
    const facts_ = [q.title, `${q.who} ${q.period}`, q.when, q.note, ...origin(q)].join(word("semicolon"));
    return `${word("quoted", { text: q.text })}\n${word("dash")}${facts_}\n${q.link}`;
  };

  /** @param {string} text */
  const escaped = (text) => text.replace(/[\\`*_[\]<>#|~]/g, "\\$&");

  /** @param {any} q */
  const markdown = (q) => {
    const facts_ = [`${q.who} ${q.period}`, q.when, q.note, ...origin(q)].map(escaped).join(word("semicolon"));
    return `> ${escaped(q.text)}\n>\n> ${word("dash")}[${escaped(q.title)}](<${q.link}>)${word("semicolon")}${facts_}`;
  };

  /** @param {string} text */
  const braced = (text) =>
    text.replace(/[\\{}%&$#_^~]/g, (sign) =>
      ({ "\\": "\\textbackslash{}", "^": "\\textasciicircum{}", "~": "\\textasciitilde{}" })[sign] ?? `\\${sign}`,
    );

  /** @param {any} q */
  const bibtex = (q) => {
    const note = [word("quoted", { text: q.text }), q.period, q.when, q.note, ...origin(q)].join(word("semicolon"));
    const fields = [
      ["title", `{${braced(q.title)}}`],
      ["author", `{${braced(q.who)}}`],
      ["year", (q.date || q.period_id).slice(0, 4)],
      ["howpublished", `\\url{${q.link}}`],
      ["url", q.link],
      ["note", braced(note)],
    ];
    return `@misc{${q.key},\n${fields.map(([name, value]) => `  ${name} = {${value}},`).join("\n")}\n}`;
  };

  callbook.formats = { plain, markdown, bibtex };
})();
