/** The fenced blocks of a Markdown document, as the tests of the documentation read them. */
export interface Fence {
  /** What it is written in: "graphql". */
  readonly language: string;
  /** What stands after the language: the name of the file that the block is, or nothing. */
  readonly name: string;
  readonly text: string;
  /** The nearest heading above, without its marks. */
  readonly heading: string;
}

export function fencesOf(markdown: string): Fence[] {
  const fences: Fence[] = [];
  let heading = '';
  for (const match of markdown.matchAll(/^#+ (.*)$|^```(\w+) ?(.*)\n([\s\S]*?)^```$/gmu)) {
    const [, title, language, name = '', text = ''] = match;
    if (language === undefined) heading = title ?? '';
    else fences.push({ language, name, text, heading });
  }
  return fences;
}
