import type { MeasuredVersion } from './measured-versions';
import { PERSISTENT_VOLUME_SOURCES } from './volume-sources';

/** How an immutable field may change after all. */
export type AllowedChange =
  /** Set if it was missing. */
  | 'given'
  /** Raised. */
  | 'grown'
  /** Set if it was missing, or lowered. */
  | 'lowered'
  /** A list that gets items. */
  | 'extended'
  /** A list that loses items. */
  | 'shortened'
  /** Set to the Job's `parallelism`. */
  | 'as-parallelism';

/** A mutable field within an immutable one. */
export interface MutableField {
  /** The path from the immutable field on. `*` stands for every item of a list. */
  readonly path: readonly string[];
  /** Which changes are allowed. Missing if all are. */
  readonly by?: AllowedChange;
  /** The first measured version that allows it. Missing if all do. */
  readonly since?: MeasuredVersion;
}

/** An immutable field of a live object. */
export interface ImmutableField {
  readonly path: readonly string[];
  /** The mutable fields within it. */
  readonly but?: readonly MutableField[];
  /** Immutable only if the live object has this value at this path. */
  readonly where?: { readonly path: readonly string[]; readonly value: unknown };
  /** The first measured version in which it is immutable. Missing if it is in all. */
  readonly since?: MeasuredVersion;
  /** The first measured version in which it is mutable again. Missing if there is none. */
  readonly before?: MeasuredVersion;
}

const fields = (...names: readonly string[]): MutableField[] => names.map((name) => ({ path: name.split('.') }));
const fixed = (...paths: readonly string[]): ImmutableField[] => paths.map((path) => ({ path: path.split('.') }));
const once = (path: string): ImmutableField => ({ path: path.split('.'), but: [{ path: [], by: 'given' }] });

/** Fields that are immutable in an object with `immutable: true`, which is then immutable itself. */
const ofImmutable = (...names: readonly string[]): ImmutableField[] =>
  ['immutable', ...names].map((name) => ({ path: [name], where: { path: ['immutable'], value: true } }));

/**
 * The mutable fields of a StatefulSet's spec, by `ValidateStatefulSetUpdate` in `pkg/apis/apps/validation`.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#update-strategies
 */
export const MUTABLE_STATEFUL_SET_FIELDS: readonly MutableField[] = [
  ...fields('replicas', 'ordinals', 'template', 'updateStrategy', 'minReadySeconds'),
  ...fields('persistentVolumeClaimRetentionPolicy'),
  { path: ['revisionHistoryLimit'], since: '1.34' },
  // The API server overwrites these in every claim template.
  ...fields('volumeClaimTemplates.*.apiVersion', 'volumeClaimTemplates.*.kind'),
];

const SUSPENDED = ['spec', 'suspend'];
const COMPLETION_MODE = ['spec', 'completionMode'];
/** The scheduling directives of a Job's pods, which are mutable while the Job is suspended. */
const SCHEDULING = fields(
  'metadata.labels',
  'metadata.annotations',
  'spec.affinity.nodeAffinity',
  'spec.nodeSelector',
  'spec.tolerations',
  'spec.schedulingGates',
);

/**
 * The immutable fields of live objects by kind. Another spelling of the same value is no change. All fields of kinds that
 * are missing here are mutable, except those of Services, which depend on each other: `lib/api-server/update` has them.
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
        // The cluster sets this if a manifest leaves it out. It sets the default StorageClass at once.
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
