import { escapeInvisible, truncate } from './visible-text';

/** How a report format writes texts from manifests, so that they are not mistaken for its own syntax. */
export interface TextFormat {
  /** Writes a name, a path or a value. */
  readonly name: (text: string) => string;
  /** Writes a sentence that contains names. */
  readonly sentence: (text: string) => string;
}

const MAX_NAME_LENGTH = 300;
const MAX_SENTENCE_LENGTH = 600;

/** Writes texts on one line, shortened, with escaped invisible characters. An empty name is written as `""`. */
export const plainText: TextFormat = {
  name: (text) => showBriefly(text, MAX_NAME_LENGTH) || '""',
  sentence: (text) => showBriefly(text, MAX_SENTENCE_LENGTH),
};

function showBriefly(text: string, most: number): string {
  // Shortens before escaping, to save time, and after it, since escaping makes the text longer.
  return truncate(escapeInvisible(truncate(text, most)), most);
}
