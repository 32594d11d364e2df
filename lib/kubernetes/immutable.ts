import type { MeasuredVersion } from './measured-versions';
import { PERSISTENT_VOLUME_SOURCES } from './volume-sources';

/** How a field that otherwise can't change may. */
export type AllowedChange =
  /** Where nothing stood. */
  | 'given'
  /** To as much or more. */
  | 'grown'
  /** Where nothing stood, or to as much or less. */
  | 'lowered'
  /** A list by what is added to it. */
  | 'extended'
  /** A list by what is left out of it. */
  | 'shortened'
  /** To as many as there are pods at once. */
  | 'as-parallelism';

/** A field within one that can't change, which may. */
export interface MutableField {
  /** From the field that can't change on; `*` stands for every item of a list. */
  readonly path: readonly string[];
  /** How; without it, in any way. */
  readonly by?: AllowedChange;
  /** The first version that was measured and lets it, where not all do. */
  readonly since?: MeasuredVersion;
}

/** A field of a live object that can't change. */
export interface ImmutableField {
  readonly path: readonly string[];
  /** What within it may change all the same. */
  readonly but?: readonly MutableField[];
  /** Only where the live object has this value at this path. */
  readonly where?: { readonly path: readonly string[]; readonly value: unknown };
  /** The first version that was measured and holds to it, where not all do. */
  readonly since?: MeasuredVersion;
  /** The first version that was measured and doesn't hold to it any more, where some do. */
  readonly before?: MeasuredVersion;
}

const fields = (...names: readonly string[]): MutableField[] => names.map((name) => ({ path: name.split('.') }));
const fixed = (...paths: readonly string[]): ImmutableField[] => paths.map((path) => ({ path: path.split('.') }));
const once = (path: string): ImmutableField => ({ path: path.split('.'), but: [{ path: [], by: 'given' }] });

/** What an object that says `immutable: true` can't change, beside that. */
const ofImmutable = (...names: readonly string[]): ImmutableField[] =>
  ['immutable', ...names].map((name) => ({ path: [name], where: { path: ['immutable'], value: true } }));

/** The fields of a StatefulSet's spec that can change. */
export const MUTABLE_STATEFUL_SET_FIELDS: readonly MutableField[] = [
  ...fields('replicas', 'ordinals', 'template', 'updateStrategy', 'minReadySeconds'),
  ...fields('persistentVolumeClaimRetentionPolicy'),
  { path: ['revisionHistoryLimit'], since: '1.34' },
  // The server writes these into every claim template, whatever a manifest says.
  ...fields('volumeClaimTemplates.*.apiVersion', 'volumeClaimTemplates.*.kind'),
];

const SUSPENDED = ['spec', 'suspend'];
const COMPLETION_MODE = ['spec', 'completionMode'];
/** What says where the pods of a Job run: it may change as long as the Job is suspended. */
const SCHEDULING = fields(
  'metadata.labels',
  'metadata.annotations',
  'spec.affinity.nodeAffinity',
  'spec.nodeSelector',
  'spec.tolerations',
  'spec.schedulingGates',
);

/**
 * What an API server lets nobody change in a live object, by kind. What is written otherwise and means the same is no
 * change. Kinds that aren't named can change in all but their identity; those of Services hang on each other.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/
 */
export const IMMUTABLE_FIELDS: Readonly<Record<string, readonly ImmutableField[]>> = {
  StatefulSet: [{ path: ['spec'], but: MUTABLE_STATEFUL_SET_FIELDS }],
  Deployment: fixed('spec.selector'),
  DaemonSet: fixed('spec.selector'),
  ReplicaSet: fixed('spec.selector'),
  ControllerRevision: fixed('data'),
  Job: [
    ...fixed('spec.selector', 'spec.completionMode', 'spec.podFailurePolicy'),
    ...fixed('spec.backoffLimitPerIndex', 'spec.managedBy', 'spec.successPolicy').map(
      (field): ImmutableField => ({ ...field, since: '1.34' }),
    ),
    { path: ['spec', 'completions'], where: { path: COMPLETION_MODE, value: 'NonIndexed' } },
    {
      path: ['spec', 'completions'],
      where: { path: COMPLETION_MODE, value: 'Indexed' },
      but: [{ path: [], by: 'as-parallelism' }],
    },
    { path: ['spec', 'template'], where: { path: SUSPENDED, value: false } },
    {
      path: ['spec', 'template'],
      where: { path: SUSPENDED, value: true },
      but: [
        ...SCHEDULING,
        { path: ['spec', 'containers', '*', 'resources'], since: '1.36' },
        { path: ['spec', 'initContainers', '*', 'resources'], since: '1.36' },
      ],
    },
  ],
  Pod: [
    {
      path: ['spec'],
      but: [
        ...fields('containers.*.image', 'initContainers.*.image'),
        { path: ['activeDeadlineSeconds'], by: 'lowered' },
        { path: ['tolerations'], by: 'extended' },
        { path: ['schedulingGates'], by: 'shortened' },
      ],
    },
  ],
  PersistentVolumeClaim: [
    {
      path: ['spec'],
      but: [
        { path: ['resources', 'requests', 'storage'], by: 'grown' },
        // What the cluster puts in where a manifest doesn't say it. A class it puts in at once, where it has a default.
        { path: ['volumeName'], by: 'given' },
        { path: ['volumeAttributesClassName'], since: '1.34' },
      ],
    },
  ],
  PersistentVolume: [
    ...PERSISTENT_VOLUME_SOURCES.filter((source) => source !== 'csi').flatMap((source) => fixed(`spec.${source}`)),
    { path: ['spec', 'csi'], but: [{ path: ['controllerExpandSecretRef'], by: 'given' }] },
    ...fixed('spec.volumeMode'),
    once('spec.nodeAffinity'),
  ],
  ConfigMap: ofImmutable('data', 'binaryData'),
  Secret: [...fixed('type'), ...ofImmutable('data')],
  ResourceQuota: fixed('spec.scopes'),
  RoleBinding: fixed('roleRef'),
  ClusterRoleBinding: fixed('roleRef'),
  StorageClass: fixed('provisioner', 'parameters', 'reclaimPolicy', 'volumeBindingMode'),
  VolumeAttributesClass: fixed('driverName', 'parameters'),
  CSIDriver: [
    ...fixed('spec.attachRequired', 'spec.volumeLifecycleModes'),
    ...fixed('spec.fsGroupPolicy', 'spec.podInfoOnMount').map(
      (field): ImmutableField => ({ ...field, before: '1.34' }),
    ),
  ],
  PriorityClass: fixed('value', 'preemptionPolicy'),
  RuntimeClass: fixed('handler'),
  IngressClass: fixed('spec.controller'),
  EndpointSlice: fixed('addressType'),
  ResourceClaim: fixed('spec'),
  ResourceClaimTemplate: fixed('spec'),
};
