import { plainText } from '../../text';
import { type ObjectReport, VERDICTS } from '../report';
import { changeFacts, forecastFacts } from './facts';

/** Objects with the same forecast, apart from their names. */
export interface ObjectGroup {
  /** The example that is shown for all. */
  readonly first: ObjectReport;
  readonly objects: readonly ObjectReport[];
}

/** Smaller groups are shown object by object. */
const MOST_OBJECTS_APART = 3;

/** Whether there is anything to report about an object. */
export function isReported({ outcome, changes, warnings = [], notApplied = [] }: ObjectReport): boolean {
  return outcome !== 'unchanged' || changes.length + warnings.length + notApplied.length > 0;
}

/** Groups the objects that are worth a report by their forecast, the gravest first. */
export function groupAlike(objects: readonly ObjectReport[]): ObjectGroup[] {
  const groups = new Map<string, { first: ObjectReport; objects: ObjectReport[] }>();
  for (const object of objects.filter(isReported)) {
    const key = keyOf(object);
    const group = groups.get(key);
    if (group) group.objects.push(object);
    else groups.set(key, { first: object, objects: [object] });
  }
  const gravity = ({ first }: ObjectGroup) => VERDICTS.indexOf(first.verdict);
  return [...groups.values()].flatMap(splitSmallGroup).sort((one, other) => gravity(other) - gravity(one));
}

function splitSmallGroup(group: ObjectGroup): ObjectGroup[] {
  return group.objects.length > MOST_OBJECTS_APART
    ? [group]
    : group.objects.map((first) => ({ first, objects: [first] }));
}

/** A key that is equal for objects whose forecasts differ only in their names. */
function keyOf(object: ObjectReport): string {
  const { apiVersion, kind, namespace, name, outcome, verdict, runbook = [] } = object;
  const facts = [...forecastFacts(object, plainText), ...changeFacts(object, plainText)];
  const texts = [...facts.flatMap(({ label, text, lines = [] }) => [label + text, ...lines]), ...runbook];
  return JSON.stringify([apiVersion, kind, namespace, outcome, verdict, texts.map((text) => withoutName(text, name))]);
}

function withoutName(text: string, name: string): string {
  return text.replaceAll(plainText.name(name), '\0');
}
