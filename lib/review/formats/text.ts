import { canUseColors, escapeInvisible, formatCount, plainText } from '../../text';
import type { ObjectReport, Report } from '../report';
import { type Colors, createColors } from './colors';
import { changeFacts, type Fact, forecastFacts } from './facts';
import { type FormatContext, repositoryPathOf } from './format-context';
import { groupAlike, isReported, type ObjectGroup } from './groups';
import { headlineOf } from './headline';
import { listNamesByNumber } from './name-lists';
import { namesOf, type ObjectNames } from './names';
import { describeBasis, OUTCOME_TEXTS } from './phrases';
import { imageRows, requestTotals } from './requests';
import { formatColumns, formatRow } from './rows';
import { type SummaryLine, summarize } from './summary';

/** Formats a report for a terminal: the verdict, a summary, then the objects one by one. */
export function formatReviewText(report: Report, context: FormatContext): string {
  const color = createColors({ isEnabled: context.hasColors ?? canUseColors(process.stdout, process.env) });
  const names = namesOf(report.objects);
  const sections = [
    [color.strong(color.byGravity(report.verdict, headlineOf(report)))],
    [
      ...summarize(report, plainText, names).flatMap(formatSummaryLine),
      color.faint(`  ${describeBasis(report, names, plainText)}`),
    ],
    ...groupAlike(report.objects).map((group) => formatObject(group, names, context, color)),
    formatUnchanged(report),
    withTitle(color.strong('Images'), formatImages(report, names)),
    withTitle(
      color.strong('Total requests'),
      requestTotals(report).map(({ label, text }) => formatRow(label, text)),
    ),
    report.notes.map((note) => `Note: ${plainText.sentence(note)}`),
  ];
  return sections
    .filter((lines) => lines.length > 0)
    .map((lines) => `${lines.join('\n')}\n`)
    .join('\n');
}

function formatObject(
  { first, objects }: ObjectGroup,
  names: ObjectNames,
  context: FormatContext,
  color: Colors,
): string[] {
  const { outcome, runbook = [] } = first;
  const title = listNamesByNumber(objects.map(names.titleOf), plainText, { of: 'similar objects' });
  const place = color.faint(formatPlace(first, context));
  return [
    `${color.strong(title)}: ${color.byGravity(first.verdict, OUTCOME_TEXTS[outcome])}${place}`,
    ...(objects.length > 1 ? [`  for example ${plainText.name(names.titleOf(first))}:`] : []),
    ...[...forecastFacts(first, plainText), ...changeFacts(first, plainText)].flatMap((fact) =>
      formatFact(fact, color),
    ),
    ...withTitle(
      '  runbook',
      runbook.map((command) => formatCommand(command, color)),
    ),
  ];
}

function formatFact({ label, text, lines = [], gravity }: Fact, color: Colors): string[] {
  const look = (padded: string) => (gravity === 'none' ? padded : color.byGravity(gravity, padded));
  return [formatRow(label, text, look), ...lines.map((line) => `    ${color.diff(line)}`)];
}

function formatSummaryLine({ label, texts }: SummaryLine): string[] {
  return texts.map((text, index) => formatRow(index === 0 ? label : '', text));
}

function formatPlace(object: ObjectReport, context: FormatContext): string {
  const file = repositoryPathOf(object, context);
  return file === undefined ? '' : `  (${file}:${object.line})`;
}

function formatCommand(command: string, color: Colors): string {
  const line = escapeInvisible(command);
  return `    ${line.startsWith('#') ? color.faint(line) : line}`;
}

function formatImages(report: Report, names: ObjectNames): string[] {
  return formatColumns(
    imageRows(report, names, plainText),
    ({ objects }) => objects,
    ({ container }) => container,
    ({ before, after }) => (after === '' ? '' : `${before} → ${after}`),
  );
}

function formatUnchanged({ objects }: Report): string[] {
  const count = objects.filter((object) => !isReported(object)).length;
  return count > 0 ? [formatCount(count, 'object stays as it is.', 'objects stay as they are.')] : [];
}

function withTitle(title: string, lines: readonly string[]): string[] {
  return lines.length > 0 ? [title, ...lines] : [];
}
