import { plain, shortened } from './plain';

/** How a format writes what comes from a manifest, so that it can't be taken for the format's own. */
export interface Show {
  /** A name, a path or a value. */
  readonly name: (text: string) => string;
  /** A sentence with such in it. */
  readonly sentence: (text: string) => string;
}

const MOST_CHARACTERS_OF_A_NAME = 300;
const MOST_CHARACTERS_OF_A_SENTENCE = 600;

/** On one line, nothing unseen, and never so long that it hides the rest. An empty name is written as `""`. */
export const PLAIN: Show = {
  name: (text) => brief(text, MOST_CHARACTERS_OF_A_NAME) || '""',
  sentence: (text) => brief(text, MOST_CHARACTERS_OF_A_SENTENCE),
};

function brief(text: string, most: number): string {
  // Twice, since it grows by what is made visible, and what is very long would take its time.
  return shortened(plain(shortened(text, most)), most);
}
