import { PLAIN } from '../../text';
import { type ObjectReport, VERDICTS } from '../report';
import { changeFacts, forecastFacts } from './facts';

/** Objects to which the same happens, but for their names. */
export interface ObjectGroup {
  /** The one that stands for all. */
  readonly first: ObjectReport;
  readonly objects: readonly ObjectReport[];
}

const MOST_OBJECTS_APART = 3;

/** Whether there is anything to say of an object. */
export function isReported({ outcome, changes, warnings = [], notApplied = [] }: ObjectReport): boolean {
  return outcome !== 'unchanged' || changes.length + warnings.length + notApplied.length > 0;
}

/** The objects of which there is anything to say, the gravest first; many that are alike as one. */
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
  return group.objects.length > MOST_OBJECTS_APART ? [group] : group.objects.map((first) => ({ first, objects: [first] }));
}

/** The same for two objects that differ in nothing but their names, and what is called after them. */
function keyOf(object: ObjectReport): string {
  const { apiVersion, kind, namespace, name, outcome, verdict, runbook = [] } = object;
  const facts = [...forecastFacts(object, PLAIN), ...changeFacts(object, PLAIN)].map(({ label, text, lines = [] }) =>
    [label + text, ...lines].join('\n'),
  );
  return JSON.stringify([apiVersion, kind, namespace, outcome, verdict, [...facts, ...runbook].map(withoutName(name))]);
}

function withoutName(name: string): (text: string) => string {
  return (text) => text.replaceAll(PLAIN.name(name), '\0');
}
