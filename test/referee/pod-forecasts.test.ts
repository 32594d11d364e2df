import { ApiServer, ManifestSet, podStartError } from '../../lib/api-server';
import type { KubernetesVersion } from '../../lib/kubernetes';
import { Field } from '../../lib/validation';
import type { Manifest } from '../manifests';
import { CLAIM_CASES, NAME_CASES, POD_SECURITY_SPECS, statefulSet, TEMPLATE_CASES } from '../pod-start-cases';
import { listPodObjections } from './pod-objections';
import { describeVersions } from './referees';

const LEVELS = ['privileged', 'baseline', 'restricted'];

/** The reason why the review forecasts that a pod cannot be created or started. Undefined if it can. */
function forecastPodError(
  object: Manifest,
  version: KubernetesVersion,
  folder: readonly Manifest[] = [],
): string | undefined {
  const server = new ApiServer(version);
  const read = new Field(server.read(object, server.structOf(object) ?? '').value);
  return podStartError(read, new ManifestSet(folder.map((one) => new Field(one))), version);
}

describeVersions((version, referee) => {
  test.each(Object.entries({ ...CLAIM_CASES, ...NAME_CASES, ...TEMPLATE_CASES }))(
    'the review forecasts whether Kubernetes accepts the pods of a StatefulSet %s',
    async (_, parts) => {
      const object = statefulSet(parts);
      const [answer] = await referee().ask([{ operation: 'create', object }]);
      if (answer?.object === undefined) return;
      const objections = await listPodObjections(referee(), answer.object, version);
      const reason = forecastPodError(object, version);
      expect({ objections, isForecast: reason !== undefined, reason }).toEqual({
        objections,
        isForecast: objections.length > 0,
        reason,
      });
    },
  );

  test.each(LEVELS)('the review forecasts which pods a namespace that enforces %s admits', async (level) => {
    const metadata = { name: 'a', labels: { 'pod-security.kubernetes.io/enforce': level } };
    const namespace = { apiVersion: 'v1', kind: 'Namespace', metadata };
    for (const spec of POD_SECURITY_SPECS) {
      const pod = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a' }, spec };
      const [answer] = await referee().ask([{ operation: 'podSecurity', object: pod, level }]);
      const { violations } = answer ?? {};
      const reason = forecastPodError({ ...pod, metadata: { name: 'a', namespace: 'a' } }, version, [namespace]);
      expect({ spec, violations, isAdmitted: !reason?.startsWith('Pod Security') }).toEqual({
        spec,
        violations,
        isAdmitted: violations?.length === 0,
      });
    }
  });
});
