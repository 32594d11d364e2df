import { formatCount, plainText } from '../../text';
import { type Report, VERDICTS } from '../report';
import { type Annotation, annotationsOf } from './annotations';
import { type FormatContext, repositoryPathOf } from './format-context';
import { namesOf, type ObjectNames } from './names';

const LEVELS = ['error', 'warning', 'notice'] as const;

/** GitHub shows at most this number of annotations of a level in a step. */
const MOST_OF_A_LEVEL = 10;

/**
 * Formats a report for GitHub workflows: annotations on the lines of the manifests, the gravest first.
 *
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */
export function formatGitHub({ objects }: Report, context: FormatContext): string {
  const names = namesOf(objects);
  const annotations = objects.flatMap(annotationsOf).sort((one, other) => gravityOf(other) - gravityOf(one));
  return LEVELS.flatMap((level) => limitAnnotations(annotations.filter((annotation) => annotation.level === level)))
    .map((annotation) => `${formatCommand(annotation, names, context)}\n`)
    .join('');
}

function gravityOf(annotation: Annotation): number {
  return VERDICTS.indexOf(annotation.gravity);
}

/** The first annotations of a level, and how many more there are. */
function limitAnnotations(annotations: readonly Annotation[]): readonly Annotation[] {
  if (annotations.length <= MOST_OF_A_LEVEL) return annotations;
  const first = annotations.slice(0, MOST_OF_A_LEVEL - 1);
  const rest = annotations.slice(first.length);
  const more = rest.slice(0, 1).map(({ level, gravity }) => ({
    level,
    gravity,
    title: 'And more',
    message: `${formatCount(rest.length, `more ${level}`, `more ${level}s`)}: see the full report`,
  }));
  return [...first, ...more];
}

function formatCommand(
  { level, title, message, object, line }: Annotation,
  names: ObjectNames,
  context: FormatContext,
): string {
  const file = object && repositoryPathOf(object, context);
  const place = file === undefined ? {} : { file, line: `${line}` };
  const about = object ? `${names.titleOf(object)}: ${title}` : title;
  const properties = Object.entries({ ...place, title: plainText.name(about) });
  const written = properties.map(([key, value]) => `${key}=${escapeProperty(value)}`).join(',');
  return `::${level} ${written}::${escapeMessage(plainText.sentence(message))}`;
}

/** Escapes characters that would end the command. GitHub's runner reverses it. */
function escapeMessage(value: string): string {
  return value.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(value: string): string {
  return escapeMessage(value).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
