import { groupOf } from '../../api-server';
import { claimName, claimTemplates, podNames } from '../../stateful-sets';
import type { Field } from '../../validation';
import { type ExpectedObject, findDrift } from '../app';
import type { ClusterClient } from '../cluster';
import { readStatefulSet } from '../live-pods';
import { createOutcome } from '../report';
import type { VerifyCheck } from './check';

/** That what `kubectl get po,sts,svc,pvc` should show is there, and runs as the manifests say. */
export const objectsCheck: VerifyCheck = {
  id: 'objects',
  title: 'Every object of the manifests is there, and as they state it',

  async run(context) {
    const { app, cluster } = context;
    const standing = await cluster.findAll(app.objects.map(({ manifest: stated }) => stated));
    const seen = app.objects.map((expected) => compared(expected, standing));
    const pods = podNames(await readStatefulSet(context));
    const claims = pods.flatMap((pod) => claimTemplates(app.statefulSet).map((template) => claimName(template, pod)));
    const made = [
      await there(cluster, 'pods', 'Pod', pods),
      await there(cluster, 'persistentvolumeclaims', 'PersistentVolumeClaim', claims),
    ];
    return createOutcome(
      [...seen.flatMap(({ evidence }) => evidence), ...made.flatMap(({ evidence }) => evidence)],
      [...seen.flatMap(({ reasons }) => reasons), ...made.flatMap(({ reasons }) => reasons)],
    );
  },
};

interface Compared {
  readonly evidence: readonly string[];
  readonly reasons: readonly string[];
}

function compared(expected: ExpectedObject, standing: readonly Field[]): Compared {
  const { kind, metadata, apiVersion } = expected.manifest;
  const title = `${kind} ${metadata.name}`;
  const live = standing.find(
    (one) =>
      one.at('kind').string === kind &&
      one.at('metadata', 'name').string === metadata.name &&
      groupOf(one.at('apiVersion').scalar) === groupOf(apiVersion),
  );
  if (live === undefined) return { evidence: [], reasons: [`${title} is not there`] };
  const differences = findDrift(expected, live);
  return {
    evidence: [`${title}${detail(kind, live)}`],
    reasons: differences.map((difference) => `${title}: ${difference}`),
  };
}

/** The few words by which `kubectl get` describes an object. */
function detail(kind: string, live: Field): string {
  if (kind === 'StatefulSet') {
    return `: ${live.at('spec', 'replicas').scalar} replicas`;
  }
  if (kind !== 'Service') return '';
  const ports = live.find('spec', 'ports', '*').map((port) => {
    const node = port.at('nodePort').scalar;
    return `${port.at('port').scalar}${node === '' ? '' : `:${node}`}/${port.at('protocol').scalar}`;
  });
  return `: ${live.at('spec', 'type').scalar}, cluster IP ${live.at('spec', 'clusterIP').scalar}, ${ports.join(', ')}`;
}

async function there(
  cluster: ClusterClient,
  resource: string,
  kind: string,
  names: readonly string[],
): Promise<Compared> {
  if (names.length === 0) return { evidence: [], reasons: [] };
  const found = await cluster.list(resource);
  const phases = new Map(found.map((one) => [one.at('metadata', 'name').scalar, one.at('status', 'phase').scalar]));
  return {
    evidence: names.filter((name) => phases.has(name)).map((name) => `${kind} ${name}: ${phases.get(name)}`),
    reasons: names.filter((name) => !phases.has(name)).map((name) => `${kind} ${name} is not there`),
  };
}
