import { visit } from 'unist-util-visit';
import { REPLACEMENTS } from './words.mjs';

const MAX_WORDS = 35;
/** Words after which a `That` begins a clause, as in "That a port is free is checked". */
const CLAUSE =
  'a|an|the|this|these|each|every|no|not|there|it|they|its|their|all|of|what|nothing|something|pods|data|files';
const RELATIVE_CLAUSE = new RegExp(`^(?:What|Whatever|Who|Whoever|Whose|Where|Wherever|That (?:${CLAUSE}))\\b`);
const SELF_REFERENCE = /^(?:This|The) (?:function|method|class|interface|constant|property)\b/;

/** A retext plugin: the rules of this project about sentences. */
export function projectStyle() {
  return (tree, file) => {
    visit(tree, 'SentenceNode', (node) => {
      for (const sentence of sentencesOf(node)) {
        for (const fault of faultsOf(sentence)) file.message(fault, node.position);
      }
    });
  };
}

/** The parser does not see that a sentence ends if the next one begins with code. */
function sentencesOf(node) {
  const text = textOf(node).replaceAll(/\s+/g, ' ').trim();
  return text.split(/(?<=[.?!]) (?=`)/);
}

/** The text of a node, with `…` for inline code, which has rules of its own. */
function textOf(node) {
  if (node.type === 'SourceNode') return '`…`';
  return 'children' in node ? node.children.map(textOf).join('') : node.value;
}

/** @param {string} sentence */
function faultsOf(sentence) {
  const begins = `"${sentence.split(' ').slice(0, 4).join(' ')}…"`;
  const isWhole = /[.:]$/.test(sentence);
  const words = sentence.split(' ').filter((word) => /[\p{L}\d`]/u.test(word)).length;
  return [
    ...REPLACEMENTS.flatMap((replacement) => wordFaults(sentence, replacement)),
    ...(isWhole && RELATIVE_CLAUSE.test(sentence)
      ? [`The sentence ${begins} begins with a relative clause. Begin with the subject, or with "If" or "When".`]
      : []),
    ...(SELF_REFERENCE.test(sentence) ? [`The sentence ${begins} names itself. Begin with the verb or the noun.`] : []),
    ...(words > MAX_WORDS
      ? [`The sentence ${begins} has ${words} words. At most ${MAX_WORDS} are allowed. Split it.`]
      : []),
  ];
}

function wordFaults(sentence, { avoid, use }) {
  const found = avoid.exec(sentence);
  return found ? [`"${found[0]}" is not a word of this project. Use: ${use}.`] : [];
}
