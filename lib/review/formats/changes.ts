import { stringify } from 'yaml';
import { type TextFormat, truncate } from '../../text';
import type { Change, ObjectReport } from '../report';
import { diffLines } from './line-diff';

/** The values of a field before and after, as texts. */
export interface ValueChange {
  /** Undefined if the field has a value before and after. */
  readonly verb?: 'added' | 'removed';
  /** `2 → 3`, or the only value of a field that is added or removed. */
  readonly text: string;
  /** A diff, if the values have several lines. */
  readonly lines?: readonly string[];
}

const MOST_CHARACTERS_OF_A_VALUE = 100;
/** The characters of two long values that are shown before their first difference. */
const CHARACTERS_BEFORE_THE_DIFFERENCE = 20;
const HIDDEN_VALUE = '…';
/** No line width: YAML breaks no long lines. */
const YAML_OPTIONS = { lineWidth: 0 };

/** Describes a field with its path: `/spec/replicas: 2 → 3`. */
export function describeFieldChange(change: Change, object: ObjectReport, show: TextFormat): ValueChange {
  const path = show.name(change.path);
  if (change.before === undefined && change.after === undefined) return { text: path };
  const { verb, text, lines } = describeValueChange(change, object, show);
  const what = verb === undefined ? '' : { added: 'added, ', removed: 'removed, was ' }[verb];
  return { text: `${path}: ${what}${text}`, ...(lines && { lines }) };
}

/** Describes the values of a field: `2 → 3`, or a summary of the lines that differ. The values of Secrets are hidden. */
export function describeValueChange({ before, after }: Change, { kind }: ObjectReport, show: TextFormat): ValueChange {
  // More people read reports than Secrets.
  const isHidden = kind === 'Secret';
  const value = (one: unknown) => show.name(isHidden ? HIDDEN_VALUE : truncate(json(one), MOST_CHARACTERS_OF_A_VALUE));
  if (before === undefined) return { verb: 'added', text: value(after) };
  if (after === undefined) return { verb: 'removed', text: value(before) };
  if (isHidden) return { text: `${value(before)} → ${value(after)}` };
  const texts = multilineTextsOf(before, after);
  if (texts !== undefined) {
    const { summary, lines } = diffLines(...texts);
    return { text: summary, ...(lines.length > 0 && { lines }) };
  }
  return { text: shortenToDifference(json(before), json(after)).map(show.name).join(' → ') };
}

function json(value: unknown): string {
  return `${JSON.stringify(value)}`;
}

/** Two texts of several lines, or the YAML of two structures that are too long for one line. Undefined for other values. */
function multilineTextsOf(before: unknown, after: unknown): [before: string, after: string] | undefined {
  const values = [before, after];
  if (values.every((value) => typeof value === 'string')) {
    return values.some(isMultiline) ? [`${before}`, `${after}`] : undefined;
  }
  const areStructures = values.every((value) => typeof value === 'object');
  const isLong = values.some((value) => json(value).length > MOST_CHARACTERS_OF_A_VALUE);
  return areStructures && isLong ? [stringify(before, YAML_OPTIONS), stringify(after, YAML_OPTIONS)] : undefined;
}

function isMultiline(text: string): boolean {
  return text.replace(/\n$/, '').includes('\n');
}

/** Shortens two values so that their first difference stays visible. */
function shortenToDifference(before: string, after: string): string[] {
  const shortest = [before, after].map((value) => truncate(value, MOST_CHARACTERS_OF_A_VALUE));
  if (shortest[0] !== shortest[1]) return shortest;
  let start = 0;
  while (start < before.length && before[start] === after[start]) start++;
  start = Math.max(0, start - CHARACTERS_BEFORE_THE_DIFFERENCE);
  return [before, after].map((value) => `…${truncate(value.slice(start), MOST_CHARACTERS_OF_A_VALUE)}`);
}
