import { counted, PLAIN, plain, wantsColors } from '../../text';
import type { ObjectReport, Report } from '../report';
import { type Alike, alikeOf, matters } from './alike';
import { type Colors, colors } from './colors';
import { changesOf, type Fact, forecastOf } from './facts';
import { type Answer, glanceAt, headline } from './glance';
import { gathered } from './listed';
import { type Names, namesIn } from './names';
import { fileOf, type Surroundings } from './place';
import { imagesOf, requestsOf } from './requests';
import { columns, row } from './rows';
import { basis, OUTCOME_WORDS } from './words';

/** For a terminal: the verdict, then object by object what matters. */
export function text(report: Report, surroundings: Surroundings): string {
  const color = colors(surroundings.colors ?? wantsColors(process.stdout, process.env));
  const names = namesIn(report.objects);
  const sections = [
    [color.strong(color.as(report.verdict, headline(report)))],
    [...glanceAt(report, PLAIN, names).flatMap(answers), color.faint(`  ${basis(report, names, PLAIN)}`)],
    ...alikeOf(report.objects).map((alike) => objectOf(alike, names, surroundings, color)),
    unchanged(report),
    titled(color.strong('Images'), images(report, names)),
    titled(
      color.strong('Total requests'),
      requestsOf(report).map(({ label, text }) => row(label, text)),
    ),
    report.notes.map((note) => `Note: ${PLAIN.sentence(note)}`),
  ];
  return sections
    .filter((lines) => lines.length > 0)
    .map((lines) => `${lines.join('\n')}\n`)
    .join('\n');
}

function objectOf({ first, all }: Alike, names: Names, surroundings: Surroundings, color: Colors): string[] {
  const { outcome, runbook = [] } = first;
  const title = gathered(all.map(names.of), PLAIN, { of: 'objects alike' });
  const place = color.faint(placeOf(first, surroundings));
  return [
    `${color.strong(title)}: ${color.as(first.verdict, OUTCOME_WORDS[outcome])}${place}`,
    ...(all.length > 1 ? [`  as here with ${PLAIN.name(names.of(first))}:`] : []),
    ...[...forecastOf(first, PLAIN), ...changesOf(first, PLAIN)].flatMap((fact) => factOf(fact, color)),
    ...titled(
      '  runbook',
      runbook.map((command) => commandOf(command, color)),
    ),
  ];
}

function factOf({ label, text, lines = [], gravity }: Fact, color: Colors): string[] {
  const look = (padded: string) => (gravity === 'none' ? padded : color.as(gravity, padded));
  return [row(label, text, look), ...lines.map((line) => `    ${color.diff(line)}`)];
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

function images(report: Report, names: Names): string[] {
  return columns(
    imagesOf(report, names, PLAIN),
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
