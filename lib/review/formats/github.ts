import { counted, PLAIN } from '../../text';
import { type Report, VERDICTS } from '../report';
import { type Annotation, annotationsOf } from './annotations';
import { type FormatContext, repositoryPathOf } from './format-context';
import { namesOf, type ObjectNames } from './names';

const LEVELS = ['error', 'warning', 'notice'] as const;

/** GitHub shows no more of a level than this in a step. */
const MOST_OF_A_LEVEL = 10;

/**
 * For GitHub's workflows: annotations on the lines of the manifests, the gravest first, since of each level only so
 * many are shown.
 *
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */
export function formatGitHub({ objects }: Report, surroundings: FormatContext): string {
  const names = namesOf(objects);
  const annotations = objects.flatMap(annotationsOf).sort((one, other) => gravityOf(other) - gravityOf(one));
  return LEVELS.flatMap((level) => limitToLevel(annotations.filter((annotation) => annotation.level === level)))
    .map((annotation) => `${formatCommand(annotation, names, surroundings)}\n`)
    .join('');
}

function gravityOf(annotation: Annotation): number {
  return VERDICTS.indexOf(annotation.gravity);
}

function limitToLevel(annotations: readonly Annotation[]): readonly Annotation[] {
  if (annotations.length <= MOST_OF_A_LEVEL) return annotations;
  const first = annotations.slice(0, MOST_OF_A_LEVEL - 1);
  const rest = annotations.slice(first.length).map(({ level, gravity }) => ({
    level,
    gravity,
    title: 'And more',
    message: `${counted(annotations.length - first.length, `more ${level}`, `more ${level}s`)}: the report has them all`,
  }));
  return [...first, ...rest.slice(0, 1)];
}

function formatCommand(
  { level, title, message, object, line }: Annotation,
  names: ObjectNames,
  surroundings: FormatContext,
): string {
  const file = object && repositoryPathOf(object, surroundings);
  const place = file === undefined ? {} : { file, line: `${line}` };
  const about = object ? `${names.titleOf(object)}: ${title}` : title;
  const properties = Object.entries({ ...place, title: PLAIN.name(about) });
  const written = properties.map(([key, value]) => `${key}=${escapeProperty(value)}`).join(',');
  return `::${level} ${written}::${escapeMessage(PLAIN.sentence(message))}`;
}

/** What would end the command, as GitHub's runner reads it back. */
function escapeMessage(value: string): string {
  return value.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(value: string): string {
  return escapeMessage(value).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
