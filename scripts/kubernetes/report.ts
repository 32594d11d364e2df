import Table from 'cli-table3';
import picocolors from 'picocolors';
import type { Aspect, ChangeGroup } from './answer-changes';
import type { AnswerChanges } from './answers';
import { adviceFor } from './concerns';
import { describeGate, type GateChange } from './gate-changes';
import type { TypeChanges, TypeFieldChange } from './type-changes';

/** The differences between two releases of Kubernetes. */
export interface ReleaseComparison {
  readonly before: string;
  readonly after: string;
  readonly types: TypeChanges;
  readonly gates: readonly GateChange[];
  /** Undefined if the referees were not asked. */
  readonly answers?: AnswerChanges;
}

const TITLES: Readonly<Record<Aspect, (before: string, after: string) => string>> = {
  default: () => 'Defaults',
  honors: (before, after) => `Fields that ${before} drops and ${after} stores`,
  drops: (before, after) => `Fields that ${before} stores and ${after} drops`,
  stores: () => 'Fields that are stored with another value',
  accepts: (before, after) => `Rejected by ${before}, accepted by ${after}`,
  rejects: (before, after) => `Accepted by ${before}, rejected by ${after}`,
  errors: () => 'Rejected by both, at other fields',
  fails: () => 'No answer from one of them',
};

/** Formats a comparison for a terminal. */
export function formatComparison(comparison: ReleaseComparison, colors = picocolors.createColors()): string {
  const { before, after, types, gates, answers } = comparison;
  const heading = (text: string) => colors.bold(text);
  const sections = [
    heading(`Kubernetes ${before} compared with ${after}`),
    formatSection(
      heading('Kinds and fields'),
      formatTypes(types),
      'Run `npm run kubernetes -- --write` if both are measured.',
    ),
    ...(answers === undefined ? [] : formatAnswers(comparison, answers, heading, colors.dim)),
    formatSection(heading('Feature gates with another default'), formatGates(gates, comparison)),
  ];
  return `${sections.join('\n\n')}\n`;
}

function formatSection(heading: string, lines: readonly string[], concern?: string): string {
  if (lines.length === 0) return `${heading}\n  No differences.`;
  return [heading, ...lines.map((line) => `  ${line}`), ...(concern === undefined ? [] : [`  → ${concern}`])].join(
    '\n',
  );
}

function formatTypes({ kindsAdded, kindsRemoved, fields }: TypeChanges): string[] {
  return [
    ...kindsAdded.map((kind) => `+ kind ${kind}`),
    ...kindsRemoved.map((kind) => `- kind ${kind}`),
    ...fields.map(formatField),
  ];
}

const SIGNS = { added: '+', removed: '-', changed: '~' };

function formatField({ what, place, others, detail }: TypeFieldChange): string {
  const more = others === 0 ? '' : ` (and at ${others} other ${others === 1 ? 'place' : 'places'})`;
  return `${SIGNS[what]} ${place}${more}${detail === undefined ? '' : `: ${detail}`}`;
}

function formatAnswers(
  { before, after }: ReleaseComparison,
  { groups, asked }: AnswerChanges,
  heading: (text: string) => string,
  dim: (text: string) => string,
): string[] {
  const shown = Object.entries(TITLES).flatMap(([aspect, title]) => {
    const ofAspect = groups.filter(({ change }) => change.aspect === aspect);
    if (ofAspect.length === 0) return aspect === 'default' ? [formatSection(heading(title(before, after)), [])] : [];
    const lines = ofAspect.flatMap((group) => formatGroup(group, [before, after], dim));
    return [formatSection(heading(`${title(before, after)} (${formatCount(ofAspect.length, 'group')})`), lines)];
  });
  return [...shown, `${formatCount(asked, 'request')} of the corpus compared.`];
}

function formatGroup(
  { change, request, count: times, kinds }: ChangeGroup,
  [before, after]: readonly [string, string],
  dim: (text: string) => string,
): string[] {
  const ofKinds = Object.entries(kinds).map(([kind, number]) => `${kind} ${number}`);
  return [
    `${change.place}${change.isUpdate ? ', when updated' : ''}: ${formatCount(times, 'request')} (${ofKinds.join(', ')})`,
    dim(`  example: ${request}`),
    dim(`    ${before}: ${change.before}`),
    dim(`    ${after}: ${change.after}`),
    `  → ${adviceFor(change)}`,
  ];
}

function formatGates(gates: readonly GateChange[], { before, after }: ReleaseComparison): string[] {
  if (gates.length === 0) return [];
  const table = new Table({
    head: ['feature gate', before, after],
    style: { head: [], border: [] },
    chars: { mid: '', 'left-mid': '', 'mid-mid': '', 'right-mid': '' },
  });
  for (const gate of gates) table.push([gate.name, describeGate(gate.before), describeGate(gate.after)]);
  return table.toString().split('\n');
}

function formatCount(number: number, noun: string): string {
  return `${number.toLocaleString('en')} ${noun}${number === 1 ? '' : 's'}`;
}
