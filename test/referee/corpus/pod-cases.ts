import { isOlder, type KubernetesVersion } from '../../../lib/kubernetes';
import type { Manifest } from '../../manifests';
import type { Referee } from '../referee';
import type { CorpusCase } from './cases';
import { applyPodEdit, editsOfPod, type PodEdit } from './pod-edits';
import { POD_SPECIMENS, WORKLOAD_KINDS } from './pods';

/** Creates Pods, or workloads whose pod templates set all defaults, each of them with one field changed. */
export async function createPodCases(
  referee: Referee,
  version: KubernetesVersion,
  kind: string,
): Promise<CorpusCase[]> {
  const specimens = POD_SPECIMENS.filter(({ since }) => !isOlder(version, since));
  const templates = await Promise.all(specimens.map(({ template }) => askForTemplate(referee, kind, template)));
  const { make } = WORKLOAD_KINDS[kind] as (typeof WORKLOAD_KINDS)[string];
  return specimens.flatMap(({ name, template }, index) => [
    { title: `${kind}, ${name}`, manifest: make(template) },
    ...editsOfPod(templates[index]).map((edit) => ({
      title: `${kind}, ${name}: ${describeEdit(edit)}`,
      manifest: make(applyPodEdit(templates[index], edit)),
    })),
  ]);
}

/** Asks for the pod template of a specimen with all defaults. A Pod, which gets more than defaults, stays the same. */
async function askForTemplate(referee: Referee, kind: string, template: Manifest): Promise<Manifest> {
  const { make, templatePath } = WORKLOAD_KINDS[kind] as (typeof WORKLOAD_KINDS)[string];
  if (kind === 'Pod') return template;
  const [answer] = await referee.ask([{ operation: 'create', object: make(template) }]);
  if (answer?.object === undefined) throw new Error(`${kind}: ${JSON.stringify(answer)}`);
  const { metadata, spec } = templatePath.reduce((one, key) => one[key], answer.object);
  const { labels, annotations } = metadata;
  return JSON.parse(JSON.stringify({ metadata: { labels, annotations }, spec }), (_, value) => value ?? undefined);
}

function describeEdit({ path, value }: PodEdit): string {
  return `${path.join('.')} = ${JSON.stringify(value)?.slice(0, 100)}`;
}
