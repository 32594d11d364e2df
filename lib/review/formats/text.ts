import { counted, PLAIN, plain, wantsColors } from '../../text';
import type { ObjectReport, Report } from '../report';
import { type Alike, alikeOf, matters } from './alike';
import { type Colors, colors } from './colors';
import { changesOf, forecastOf } from './facts';
import { type Answer, glanceAt, headline } from './glance';
import { listed } from './listed';
import { fileOf, type Surroundings } from './place';
import { imagesOf, requestsOf } from './requests';
import { columns, row } from './rows';
import { basis, called, OUTCOME_WORDS } from './words';

/** For a terminal: the verdict, then object by object what matters. */
export function text(report: Report, surroundings: Surroundings): string {
  const color = colors(surroundings.colors ?? wantsColors(process.stdout, process.env));
  const sections = [
    [color.strong(color.as(report.verdict, headline(report)))],
    [...glanceAt(report, PLAIN).flatMap(answers), color.faint(`  ${basis(report)}`)],
    ...alikeOf(report.objects).map((alike) => objectOf(alike, surroundings, color)),
    unchanged(report),
    titled(color.strong('Images'), images(report)),
    titled(
      color.strong('Requested in all'),
      requestsOf(report).map(({ label, text }) => row(label, text)),
    ),
    report.notes.map((note) => `Note: ${PLAIN.sentence(note)}`),
  ];
  return sections
    .filter((lines) => lines.length > 0)
    .map((lines) => `${lines.join('\n')}\n`)
    .join('\n');
}

function objectOf({ first, all }: Alike, surroundings: Surroundings, color: Colors): string[] {
  const { namespace, outcome, runbook = [] } = first;
  const names = listed(all.map(called), PLAIN, { of: 'objects alike' });
  const where = namespace === null ? '' : ` in namespace ${PLAIN.name(namespace)}`;
  const place = color.faint(placeOf(first, surroundings));
  return [
    `${color.strong(names)}${where}: ${color.as(first.verdict, OUTCOME_WORDS[outcome])}${place}`,
    ...(all.length > 1 ? [`  as here with ${PLAIN.name(called(first))}:`] : []),
    ...[...forecastOf(first, PLAIN), ...changesOf(first, PLAIN)].map(({ label, text, gravity }) =>
      row(label, text, (padded) => (gravity === 'none' ? padded : color.as(gravity, padded))),
    ),
    ...titled(
      '  runbook',
      runbook.map((command) => commandOf(command, color)),
    ),
  ];
}

function answers({ label, texts }: Answer): string[] {
  return texts.map((text, index) => row(index === 0 ? label : '', text));
}

function placeOf(object: ObjectReport, surroundings: Surroundings): string {
  const file = fileOf(object, surroundings);
  return file === undefined ? '' : `  (${file}:${object.line})`;
}

function commandOf(command: string, color: Colors): string {
  const line = plain(command);
  return `    ${line.startsWith('#') ? color.faint(line) : line}`;
}

function images(report: Report): string[] {
  return columns(
    imagesOf(report, PLAIN),
    ({ objects }) => objects,
    ({ container }) => container,
    ({ before, after }) => (after === '' ? '' : `${before} → ${after}`),
  );
}

function unchanged({ objects }: Report): string[] {
  const count = objects.filter((object) => !matters(object)).length;
  return count > 0 ? [counted(count, 'object stays as it is.', 'objects stay as they are.')] : [];
}

function titled(title: string, lines: readonly string[]): string[] {
  return lines.length > 0 ? [title, ...lines] : [];
}
