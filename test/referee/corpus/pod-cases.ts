import { isOlder, type KubernetesVersion } from '../../../lib/kubernetes';
import type { Manifest } from '../../manifests';
import type { Referee } from '../referee';
import type { Case } from './case';
import { type Edit, edited, editsOf } from './pod-edits';
import { MAKERS, SPECIMENS } from './pods';

/** Pods, and templates of pods with all defaults written out, each changed in one field at a time. */
export async function podCases(referee: Referee, version: KubernetesVersion, kind: string): Promise<Case[]> {
  const specimens = SPECIMENS.filter(({ since }) => !isOlder(version, since));
  const templates = await Promise.all(specimens.map(({ template }) => storedTemplate(referee, kind, template)));
  const { make } = MAKERS[kind] as (typeof MAKERS)[string];
  return specimens.flatMap(({ name, template }, index) => [
    { title: `${kind}, ${name}`, manifest: make(template) },
    ...editsOf(templates[index]).map((edit) => ({
      title: `${kind}, ${name}: ${shown(edit)}`,
      manifest: make(edited(templates[index], edit)),
    })),
  ]);
}

/** The template of a specimen as it is stored. Pods are changed by more than defaults: theirs stays as it is. */
async function storedTemplate(referee: Referee, kind: string, template: Manifest): Promise<Manifest> {
  const { make, at } = MAKERS[kind] as (typeof MAKERS)[string];
  if (kind === 'Pod') return template;
  const [answer] = await referee.ask([{ operation: 'create', object: make(template) }]);
  if (answer?.object === undefined) throw new Error(`${kind}: ${JSON.stringify(answer)}`);
  const { metadata, spec } = at.reduce((one, key) => one[key], answer.object);
  const { labels, annotations } = metadata;
  return JSON.parse(JSON.stringify({ metadata: { labels, annotations }, spec }), (_, value) => value ?? undefined);
}

function shown({ path, value }: Edit): string {
  return `${path.join('.')} = ${JSON.stringify(value)?.slice(0, 100)}`;
}
