import { formatCount, type TextFormat } from '../../text';
import type { Cause, Change, ObjectReport } from '../report';
import { describeValueChange, type ValueChange } from './changes';
import { limitTexts } from './name-lists';

/** More field paths of one cause are only counted. */
const MOST_PATHS = 3;

/** Why pods restart, as the end of a sentence: ` because ConfigMap settings changed`. Empty if there is no cause. */
export function causeClause({ causes = [] }: ObjectReport, show: TextFormat): string {
  const [first, ...others] = causes;
  if (first === undefined) return '';
  const more = others.length > 0 ? `, and for ${formatCount(others.length, 'more reason', 'more reasons')}` : '';
  return ` because ${show.sentence(first.reason)}${more}`;
}

/** Describes a cause with the fields that changed for it, and their values before and after. */
export function describeCause(cause: Cause, object: ObjectReport, show: TextFormat): ValueChange {
  const reason = show.sentence(cause.reason);
  // The value of a checksum says nothing. The object that it stands for has a section of its own.
  if (cause.objects) return { text: `${reason} (${limitTexts(MOST_PATHS, cause.paths.map(show.name)).join(', ')})` };
  const changes = object.changes.filter(({ path }) => cause.paths.includes(path));
  const values = changes.map((change) => describeFieldOfCause(change, cause, object, show));
  const lines = values.flatMap(({ lines = [] }) => lines);
  const text = limitTexts(
    MOST_PATHS,
    values.map((value) => value.text),
  ).join(', ');
  return { text: `${reason}: ${text}`, ...(lines.length > 0 && { lines }) };
}

/** Describes a field with its path: `"web:1" → "web:2" (/spec/…/image)`. */
function describeFieldOfCause(change: Change, { reason }: Cause, object: ObjectReport, show: TextFormat): ValueChange {
  const { verb, text, lines } = describeValueChange(change, object, show);
  const isSaid = verb === undefined || reason.endsWith(` was ${verb}`);
  return { text: `${isSaid ? '' : `${verb}, `}${text} (${show.name(change.path)})`, ...(lines && { lines }) };
}
