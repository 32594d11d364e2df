import type { Field } from '../../validation';
import { jsonPathFlag, kubectl as kubectlIn } from './kubectl';
import { mergePatchOfMaps } from './merge-patch';
import { type ClaimMove, handOverVolume, reserveVolume, retainVolume } from './move-volume';
import { indent, quote, shellVariable } from './shell';

/** A claim whose data is copied to a new claim with another size or StorageClass. */
export interface ClaimCopy {
  /** It may contain shell variables. */
  readonly name: string;
  /** The spec of the new claim. */
  readonly spec: unknown;
  readonly labels?: unknown;
  readonly annotations?: unknown;
  /** The new fields, which the API server rejects for the old claim. */
  readonly rejectedPatch: object;
  /** Commands that stop the pod that uses the claim. */
  readonly stop: readonly string[];
  readonly kubectl: (...words: readonly string[]) => string;
}

/** Comments that explain how data is copied. */
export const COPY_EXPLANATION: readonly string[] = [
  'So the data is copied to a new volume, which is then bound to a claim of the old name. The pods are down meanwhile.',
  'The old volume gets the reclaim policy Retain: it stays, with its data, until you delete it.',
  'The copy runs as root, to keep owners and modes. Its image needs sh, cp and diff: set the variable image for another.',
  'If a copy fails, the old claim is as it was. To give up, delete the claim copy-of-… and start the pods again.',
];

/** Sets the shell variable `image`, which has the image of the copy, unless the user has set it. */
export const SET_COPY_IMAGE: readonly string[] = [
  // biome-ignore lint/suspicious/noTemplateCurlyInString: of the shell
  'image=${image:-busybox:1.37.0}',
];

/**
 * Copies the data of a claim, and replaces the claim. A second run continues where the first one stopped.
 */
export function copyClaim(claim: ClaimCopy): string[] {
  const { name, labels, annotations, rejectedPatch, stop, kubectl } = claim;
  const copy = copyNameOf(name);
  const move: ClaimMove = { old: copy, now: name, labels, annotations, kubectl, kubectlBefore: kubectl };
  const isAccepted = ['patch', `pvc/${name}`, '--dry-run=server', '--type=merge', '-p', JSON.stringify(rejectedPatch)];
  return [
    `claim=$(${kubectl('get', `pvc/${name}`, '--ignore-not-found', '-o', 'name')})`,
    `if test -n "$claim" && ! ${kubectl(...isAccepted)} >/dev/null 2>&1; then`,
    ...indent([
      kubectl('delete', `job/${copy}`, '--cascade=foreground', '--ignore-not-found'),
      ...stop,
      `printf '%s\\n' ${quote(JSON.stringify(claimOf(claim, copy)))} | ${kubectl('apply', '-f', '-')}`,
      `printf '%s\\n' ${quote(JSON.stringify(jobOf(name, copy)))} | ${kubectl('create', '-f', '-')}`,
      ...waitForJob(copy, kubectl),
      kubectl('delete', `job/${copy}`, '--cascade=foreground'),
      `volume=$(${kubectl('get', `pvc/${name}`, ...jsonPathFlag('.spec.volumeName'))})`,
      retainVolume(),
      kubectl('delete', `pvc/${name}`),
    ]),
    'fi',
    ...reserveVolume(move),
    ...handOverVolume(move),
  ];
}

/** Waits until no running pod mounts a claim. */
export function waitForPods(claim: string, namespace: string | null): string[] {
  const name = JSON.stringify(claim);
  const template =
    '{{range $pod := .items}}{{if and (ne .status.phase "Succeeded") (ne .status.phase "Failed")}}{{range .spec.volumes}}' +
    `{{with .persistentVolumeClaim}}{{if eq .claimName ${name}}}{{$pod.metadata.name}} {{end}}{{end}}{{end}}{{end}}{{end}}`;
  return [
    'while :; do',
    ...indent([
      `pods=$(${kubectlIn(namespace, 'get', 'pods', '-o', `go-template=${template}`)})`,
      'test -n "$pods" || break',
      'echo "waiting until these pods have stopped: $pods"',
      'sleep 2',
    ]),
    'done',
  ];
}

/** The merge patch with the fields that HEAD states and changes. Fields that HEAD omits cannot be compared. */
export function patchOfStatedFields(before: Field, after: Field): object {
  const patch = mergePatchOfMaps({ ...before.map }, { ...after.map });
  return Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== null));
}

/** Whether a claim has a block device instead of a file system. */
export function isBlockVolume(claim: Field): boolean {
  return claim.at('spec', 'volumeMode').raw === 'Block';
}

/** The name of the claim and of the Job that hold the copy. */
function copyNameOf(claim: string): string {
  return `copy-of-${claim}`;
}

function claimOf({ spec, labels, annotations }: ClaimCopy, name: string): object {
  return { apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata: { name, labels, annotations }, spec };
}

function jobOf(from: string, to: string): object {
  const volume = (name: string, claimName: string) => ({ name, persistentVolumeClaim: { claimName } });
  const container = {
    name: 'copy',
    image: shellVariable('image'),
    command: ['sh', '-c', 'cp -a /from/. /to/ && diff -r /from /to'],
    volumeMounts: [
      { name: 'from', mountPath: '/from', readOnly: true },
      { name: 'to', mountPath: '/to' },
    ],
  };
  const pod = {
    restartPolicy: 'Never',
    automountServiceAccountToken: false,
    containers: [container],
    volumes: [volume('from', from), volume('to', to)],
  };
  return {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { name: to },
    spec: { backoffLimit: 0, template: { spec: pod } },
  };
}

/** Waits until the Job ends, and stops if it fails. */
function waitForJob(name: string, kubectl: ClaimCopy['kubectl']): string[] {
  const read = (...paths: readonly string[]) => kubectl('get', `job/${name}`, ...jsonPathFlag(paths.join('}{')));
  const message = quote(`the copy failed: see the log of job/${name} above`);
  return [
    `until test -n "$(${read('.status.succeeded', '.status.failed')})"; do sleep 2; done`,
    `test -n "$(${read('.status.succeeded')})" || { ${kubectl('logs', `job/${name}`)} >&2; echo ${message} >&2; exit 1; }`,
  ];
}
