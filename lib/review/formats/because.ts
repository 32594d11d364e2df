import { counted, type Show } from '../../text';
import type { Cause, Change, ObjectReport } from '../report';
import { type ChangedValue, changedValue } from './changes';
import { atMost } from './listed';

const MOST_PATHS = 3;

/** Why pods restart, as the end of a sentence: ` because ConfigMap settings changed`. Empty if nothing is said. */
export function because({ causes = [] }: ObjectReport, show: Show): string {
  const [first, ...others] = causes;
  if (first === undefined) return '';
  const more = others.length > 0 ? `, and for ${counted(others.length, 'more reason', 'more reasons')}` : '';
  return ` because ${show.sentence(first.reason)}${more}`;
}

/** A cause with the fields that it is seen by, and what they were and are. */
export function causeLine(cause: Cause, object: ObjectReport, show: Show): ChangedValue {
  const reason = show.sentence(cause.reason);
  // The value of a checksum says nothing: the object that it stands for has a section of its own.
  if (cause.objects) return { text: `${reason} (${atMost(MOST_PATHS, cause.paths.map(show.name)).join(', ')})` };
  const changes = object.changes.filter(({ path }) => cause.paths.includes(path));
  const values = changes.map((change) => valueWithPath(change, cause, object, show));
  const lines = values.flatMap(({ lines = [] }) => lines);
  const text = atMost(
    MOST_PATHS,
    values.map((value) => value.text),
  ).join(', ');
  return { text: `${reason}: ${text}`, ...(lines.length > 0 && { lines }) };
}

/** `"web:1" → "web:2" (/spec/…/image)` */
function valueWithPath(change: Change, { reason }: Cause, object: ObjectReport, show: Show): ChangedValue {
  const { verb, text, lines } = changedValue(change, object, show);
  const isSaid = verb === undefined || reason.endsWith(` was ${verb}`);
  return { text: `${isSaid ? '' : `${verb}, `}${text} (${show.name(change.path)})`, ...(lines && { lines }) };
}
