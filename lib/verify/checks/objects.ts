import { claimName, claimTemplateNames, groupOf, podNames } from '../../kubernetes';
import type { Field } from '../../validation';
import { type ExpectedObject, findDrift } from '../app';
import type { ClusterClient } from '../cluster';
import { readStatefulSet } from '../live-pods';
import { createOutcome, type Findings, mergeFindings } from '../report';
import type { VerifyCheck } from './check';

/** Checks that all objects of the manifests, the pods and the claims exist, and that no object differs. */
export const objectsCheck: VerifyCheck = {
  id: 'objects',
  title: 'Every object of the manifests exists, and runs as they state',

  async run({ app, cluster }) {
    const live = await cluster.findAll(app.objects.map(({ manifest }) => manifest));
    const pods = podNames(await readStatefulSet({ app, cluster }));
    const claims = pods.flatMap((pod) =>
      claimTemplateNames(app.statefulSet).map((template) => claimName(template, pod)),
    );
    return createOutcome(
      mergeFindings([
        ...app.objects.map((expected) => checkObject(expected, live)),
        await checkExistence(cluster, 'pods', 'Pod', pods),
        await checkExistence(cluster, 'persistentvolumeclaims', 'PersistentVolumeClaim', claims),
      ]),
    );
  },
};

function checkObject(expected: ExpectedObject, liveObjects: readonly Field[]): Findings {
  const { kind, metadata, apiVersion } = expected.manifest;
  const title = `${kind} ${metadata.name}`;
  const live = liveObjects.find(
    (object) =>
      object.at('kind').string === kind &&
      object.at('metadata', 'name').string === metadata.name &&
      groupOf(object.at('apiVersion').scalar) === groupOf(apiVersion),
  );
  if (live === undefined) return { evidence: [], failures: [`${title} is not there`] };
  return {
    evidence: [`${title}${summarize(kind, live)}`],
    failures: findDrift(expected, live).map((difference) => `${title}: ${difference}`),
  };
}

/** The columns by which `kubectl get` describes an object. */
function summarize(kind: string, live: Field): string {
  if (kind === 'StatefulSet') return `: ${live.at('spec', 'replicas').scalar} replicas`;
  if (kind !== 'Service') return '';
  const ports = live.find('spec', 'ports', '*').map((port) => {
    const { scalar: nodePort } = port.at('nodePort');
    return `${port.at('port').scalar}${nodePort === '' ? '' : `:${nodePort}`}/${port.at('protocol').scalar}`;
  });
  return `: ${live.at('spec', 'type').scalar}, cluster IP ${live.at('spec', 'clusterIP').scalar}, ${ports.join(', ')}`;
}

async function checkExistence(
  cluster: ClusterClient,
  resource: string,
  kind: string,
  names: readonly string[],
): Promise<Findings> {
  if (names.length === 0) return { evidence: [], failures: [] };
  const found = await cluster.list(resource);
  const phases = new Map(found.map((one) => [one.at('metadata', 'name').scalar, one.at('status', 'phase').scalar]));
  return {
    evidence: names.filter((name) => phases.has(name)).map((name) => `${kind} ${name}: ${phases.get(name)}`),
    failures: names.filter((name) => !phases.has(name)).map((name) => `${kind} ${name} is not there`),
  };
}
