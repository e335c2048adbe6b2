/** The lengths and styles of a summary that are offered, and what is typed for another length. */

export type Style = "paragraph" | "bullets" | "lede" | "description";

/** What the server's command `newsls.summarise` takes: at most one length, and a style. */
export interface Choice {
  readonly sentences?: number;
  readonly words?: number;
  readonly characters?: number;
  readonly style?: Style;
}

export interface Group {
  readonly title: string;
  readonly style: Style;
  readonly choices: readonly Choice[];
  /** Whether another length may be typed. */
  readonly open: boolean;
}

export const GROUPS: readonly Group[] = [
  {
    title: "Paragraph",
    style: "paragraph",
    choices: [
      { sentences: 2, style: "paragraph" },
      { sentences: 3, style: "paragraph" },
      { sentences: 5, style: "paragraph" },
      { words: 50, style: "paragraph" },
      { words: 100, style: "paragraph" },
    ],
    open: true,
  },
  {
    title: "Bullets",
    style: "bullets",
    choices: [
      { sentences: 3, style: "bullets" },
      { sentences: 5, style: "bullets" },
    ],
    open: true,
  },
  { title: "For the web", style: "lede", choices: [{ style: "lede" }, { style: "description" }], open: false },
];

/** A choice in words: “3 sentences”, “5 bullets”, “The lede”. */
export function named(choice: Choice): string {
  const { sentences, words, characters, style } = choice;
  const length = words
    ? counted(words, "word")
    : characters
      ? counted(characters, "character")
      : sentences
        ? counted(sentences, style === "bullets" ? "bullet" : "sentence")
        : undefined;
  if (style === "lede") return length ? `The lede, ${length}` : "The lede: one sentence";
  if (style === "description") return length ? `Web description, ${length}` : "Web description: up to 160 characters";
  if (!length) return style === "bullets" ? "Bullets" : "A paragraph";
  return style === "bullets" && !sentences ? `Bullets, ${length}` : length;
}

/** Whether two choices ask for the same. */
export function same(one: Choice, other: Choice): boolean {
  return (
    one.sentences === other.sentences &&
    one.words === other.words &&
    one.characters === other.characters &&
    (one.style ?? "paragraph") === (other.style ?? "paragraph")
  );
}

/** What stands in `typed`, such as “4 sentences”, “120 words” or “280 characters”; a bare number counts sentences. */
export function read(typed: string, style: Style): Choice | undefined {
  const match = /^\s*(\d{1,5})\s*(s|sentences?|bullets?|w|words?|c|chars?|characters?)?\s*$/i.exec(typed);
  const number = Number(match?.[1]);
  if (!match || number < 1) return undefined;
  const unit = (match[2] ?? "s").toLowerCase();
  if (unit.startsWith("w")) return { words: number, style };
  if (unit.startsWith("c")) return { characters: number, style };
  return { sentences: number, style };
}

/** A remembered choice, if what was remembered is still one. */
export function remembered(value: unknown): Choice | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const { sentences, words, characters, style } = value as Record<string, unknown>;
  if (!["paragraph", "bullets", "lede", "description"].includes(style as string)) return undefined;
  const lengths = Object.entries({ sentences, words, characters }).filter(([, number]) => number !== undefined);
  if (lengths.length > 1 || lengths.some(([, number]) => !Number.isInteger(number) || (number as number) < 1)) {
    return undefined;
  }
  return { ...Object.fromEntries(lengths), style: style as Style };
}

function counted(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
