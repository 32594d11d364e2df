import type * as k8s from '../../imports/k8s';
import type { Manifest } from '../kubernetes';
import { claimTemplateToKube } from './claim-template';
import { labelsOf, type Selector } from './labels';
import type { PersistentStatefulAppProps } from './persistent-stateful-app';
import type { ProbedContainer } from './probed-container';
import { topologySpread } from './topology-spread';
import { UpdateStrategy } from './update-strategy';

/** Above the groups that images and nodes have for themselves. */
const DEFAULT_FS_GROUP = 20000;

type AppProps = PersistentStatefulAppProps & { readonly replicas: number };

/** The spec of the StatefulSet of an app. The properties must be sound. */
export function statefulSetSpec(props: AppProps, selector: Selector): Manifest<k8s.StatefulSetSpec> {
  const { name, replicas, claims, podManagementPolicy, updateStrategy = UpdateStrategy.rolling() } = props;
  return {
    serviceName: name,
    replicas,
    podManagementPolicy,
    updateStrategy: updateStrategy.toKube(),
    selector: { matchLabels: selector },
    template: { metadata: { labels: labelsOf(name, selector) }, spec: podSpec(props, selector) },
    volumeClaimTemplates: claims.map(claimTemplateToKube),
  };
}

function podSpec(props: AppProps, selector: Selector): Manifest<k8s.PodSpec> {
  const { name, replicas, container, claims, fsGroup = DEFAULT_FS_GROUP } = props;
  const volumes = container.volumes(claims).map((volume) => volume.toKube());
  return {
    automountServiceAccountToken: false,
    // To go through a large volume file by file at each start would hold the pod up.
    securityContext: { fsGroup, fsGroupChangePolicy: 'OnRootMismatch' },
    topologySpreadConstraints: replicas > 1 ? topologySpread(selector) : undefined,
    containers: [container.toKube(name, claims)],
    volumes: volumes.length > 0 ? volumes : undefined,
  };
}

/**
 * Why a container does without what protects by default, as annotations of the StatefulSet: on its pods they
 * would restart them whenever somebody finds better words.
 */
export function reasonsAsAnnotations(name: string, container: ProbedContainer): Record<string, string> | undefined {
  const reasons = Object.entries(container.reasons);
  if (reasons.length === 0) return undefined;
  return Object.fromEntries(reasons.map(([field, reason]) => [`weakened.${name}/${field}`, reason]));
}
