import type { Change, Situation } from './change';
import { fieldAt, outputOf } from './kubectl';
import { downwards, inBoth, upwards } from './ordinals';
import { variable, word } from './shell';

const POD_SECONDS = 600;

/** What a pod has that need not be replaced. */
interface Mark {
  readonly path: string;
  readonly value: string;
}

/**
 * Pods that the controller adopts but neither changes nor replaces: their subdomain is the old Service's. Or that it
 * adopts and can do nothing with: they lack a claim, and a pod's volumes can't change.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#stable-network-id
 */
export function replacedPods(change: Change): Situation | undefined {
  const { before, after, templates } = change;
  const names = templates.added.map((template) => template.name);
  const otherService = before.serviceName !== after.serviceName;
  if (names.length === 0 && !otherService) return undefined;
  const subdomain = { path: '.spec.subdomain', value: after.serviceName };
  const marks = [...(otherService ? [subdomain] : []), ...names.map((name) => markOf(name, after.name))];
  // The controller goes no further than the lowest pod that lacks a claim: were a higher one gone, it would stay so.
  const inOrder = names.length > 0 ? upwards : downwards;
  return {
    why: [
      ...(otherService ? SERVICE : []),
      ...(names.length > 0 ? [`The pods have no claims of ${names.join(', ')} yet.`, ...CLAIMS] : []),
      'So each pod is deleted once, and the next one when it is ready again. Its claims stay.',
    ],
    afterApply: inOrder(inBoth(before.ordinals, after.ordinals), replacementOf(change, marks)),
  };
}

const SERVICE = [
  'A pod gets the name of its governing Service when it is created. Until it is replaced it keeps the old one, and its',
  'DNS name stops resolving when the old Service is deleted.',
];

const CLAIMS = [
  'The controller adopts pods that lack a claim, but cannot give it to them: the volumes of a pod are immutable.',
  'A partition or OnDelete does not keep them.',
];

function markOf(template: string, app: string): Mark {
  const claim = `${template}-${app}-${variable('ordinal')}`;
  return {
    path: `.spec.volumes[?(@.persistentVolumeClaim.claimName==${JSON.stringify(claim)})].name`,
    value: template,
  };
}

function replacementOf({ after, kubectl }: Change, marks: readonly Mark[]): string[] {
  const pod = `pod/${after.name}-${variable('ordinal')}`;
  const tests = marks.map(({ path, value }) => {
    const found = outputOf(kubectl('get', pod, '--ignore-not-found', ...fieldAt(path)));
    return `test ${found} = ${word(value)}`;
  });
  const isReplaced = `{ ${tests.join(' && ')}; }`;
  // `kubectl delete` could wait forever: it may take the pod that the controller creates for the one to be gone.
  return [
    `${isReplaced} || ${kubectl('delete', pod, '--ignore-not-found', '--wait=false')}`,
    `until ${isReplaced}; do sleep 1; done`,
    kubectl('wait', pod, '--for=condition=Ready', `--timeout=${POD_SECONDS}s`),
  ];
}
