import type { Field } from '../../validation';
import { jsonPathFlag, kubectl as kubectlIn } from './kubectl';
import { mergePatchOf } from './merge-patch';
import { type ClaimMove, handOverVolume, reserveVolume, retainVolume } from './move-volume';
import { indent, quote, shellVariable } from './shell';

/** A claim that is to be of another size or StorageClass. Its name may have shell variables in it. */
export interface ClaimCopy {
  readonly name: string;
  /** Of the new claim. */
  readonly spec: object;
  readonly labels?: unknown;
  readonly annotations?: unknown;
  /** The fields that the API server does not let the old claim have. */
  readonly rejectedPatch: object;
  /** Commands that stop the pod that uses the claim. */
  readonly stop: readonly string[];
  readonly kubectl: (...words: readonly string[]) => string;
}

export const COPY_EXPLANATION: readonly string[] = [
  'So the data is copied to a new volume, which is then bound to a claim of the old name. The pods are down meanwhile.',
  'The old volume gets the reclaim policy Retain: it stays, with its data, until you delete it.',
  'The copy runs as root, to keep owners and modes. Its image needs sh, cp and diff: set the variable image for another.',
  'If a copy fails, the old claim is as it was. To give up, delete the claim copy-of-… and start the pods again.',
];

/** The image of the copy. */
export const SET_COPY_IMAGE: readonly string[] = [
  // biome-ignore lint/suspicious/noTemplateCurlyInString: of the shell
  'image=${image:-busybox:1.37.0}',
];

/**
 * Copies the data of a claim that no pod uses, and replaces the claim. Whatever was done in an earlier run is not done
 * again.
 */
export function copyClaim(claim: ClaimCopy): string[] {
  const { name, labels, annotations, rejectedPatch: change, stop, kubectl } = claim;
  const copy = copyNameOf(name);
  const move: ClaimMove = { old: copy, now: name, labels, annotations, kubectl, kubectlBefore: kubectl };
  const isAccepted = ['patch', `pvc/${name}`, '--dry-run=server', '--type=merge', '-p', JSON.stringify(change)];
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

/** Waits until no pod that runs has mounted a claim. */
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

/** What differs, of what HEAD sets. What it leaves to the cluster can't be compared. */
export function patchOfStatedFields(before: Field, after: Field): object {
  const change = mergePatchOf(before.raw, after.raw) as Readonly<Record<string, unknown>>;
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== null));
}

export function isBlockVolume(claim: Field): boolean {
  return claim.at('spec', 'volumeMode').raw === 'Block';
}

/** The name of the claim and the Job of a copy. */
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

/** Stops if the Job fails. */
function waitForJob(name: string, kubectl: ClaimCopy['kubectl']): string[] {
  const read = (...paths: readonly string[]) => kubectl('get', `job/${name}`, ...jsonPathFlag(paths.join('}{')));
  const message = quote(`the copy failed: see the log of job/${name} above`);
  return [
    `until test -n "$(${read('.status.succeeded', '.status.failed')})"; do sleep 2; done`,
    `test -n "$(${read('.status.succeeded')})" || { ${kubectl('logs', `job/${name}`)} >&2; echo ${message} >&2; exit 1; }`,
  ];
}
