import { parseQuantity } from '../../kubernetes';
import { claimName, claimTemplates } from '../../stateful-sets';
import type { Field } from '../../validation';
import type { ExpectedApp } from '../app';
import type { CheckContext } from '../context';
import { claimNamesOf, type LivePod, readWithExistingPods } from '../live-pods';
import { type CheckOutcome, createOutcome, createSkippedOutcome } from '../report';
import type { VerifyCheck } from './check';

/** That each pod has bound claims of its own, of the size and class that the templates ask for. */
export const claimsCheck: VerifyCheck = {
  id: 'claims',
  title: 'Each pod has its own bound claim, of the right size and class',

  async run(context) {
    const { pods } = await readWithExistingPods(context);
    const { claimTemplates: templates } = context.app;
    if (templates.length === 0) return withoutTemplates(pods);
    const claims = await claimsByName(context);
    const seen = pods.flatMap((pod) => templates.map((template) => compared(pod, template, claims)));
    return createOutcome(
      seen.flatMap(({ evidence }) => evidence ?? []),
      [...seen.flatMap(({ reasons }) => reasons), ...sharedVolumes(context.app, pods, claims)],
    );
  },
};

/** Pods without claim templates have no data, or all the same. */
function withoutTemplates(pods: readonly LivePod[]): CheckOutcome {
  const mounted = pods.flatMap((pod) => claimNamesOf(pod.object).map((claim) => ({ pod: pod.name, claim })));
  if (mounted.length === 0) return createSkippedOutcome('the StatefulSet has no claim templates');
  const names = [...new Set(mounted.map(({ claim }) => claim))];
  const sharing = names.map((name) => ({
    name,
    pods: mounted.filter(({ claim }) => claim === name).map(({ pod }) => pod),
  }));
  return createOutcome(
    sharing.map(({ name, pods }) => `${name}: mounted by ${pods.join(', ')}`),
    sharing.filter((one) => one.pods.length > 1).map(({ name, pods }) => `${pods.join(', ')} share the claim ${name}`),
  );
}

async function claimsByName({ cluster }: CheckContext): Promise<Map<string, Field>> {
  const claims = await cluster.list('persistentvolumeclaims');
  return new Map(claims.map((claim) => [claim.at('metadata', 'name').scalar, claim]));
}

interface Compared {
  readonly evidence?: string;
  readonly reasons: readonly string[];
}

function compared(pod: LivePod, template: Field, claims: ReadonlyMap<string, Field>): Compared {
  const name = claimName(template.at('metadata', 'name').scalar, pod.name);
  if (!claimNamesOf(pod.object).includes(name)) return { reasons: [`${pod.name} does not mount a claim ${name}`] };
  const claim = claims.get(name);
  if (claim === undefined) return { reasons: [`${name} is not there`] };
  const phase = claim.at('status', 'phase').scalar;
  if (phase !== 'Bound') return { reasons: [`${name} is ${phase}, not Bound`] };
  const { scalar: size } = claim.at('status', 'capacity', 'storage');
  const { scalar: className } = claim.at('spec', 'storageClassName');
  const { scalar: volume } = claim.at('spec', 'volumeName');
  return {
    evidence: `${name}: bound to ${volume}, ${size}, ${className === '' ? 'no class' : `class ${className}`}`,
    reasons: unlike(name, claim, template),
  };
}

function unlike(name: string, claim: Field, template: Field): string[] {
  const { scalar: wanted } = template.at('spec', 'resources', 'requests', 'storage');
  const { scalar: size } = claim.at('status', 'capacity', 'storage');
  const wantedClass = template.at('spec', 'storageClassName').string;
  const { scalar: className } = claim.at('spec', 'storageClassName');
  return [
    ...(parseQuantity(size) < parseQuantity(wanted) ? [`${name} has ${size}, and should have ${wanted}`] : []),
    ...(wantedClass !== undefined && wantedClass !== className
      ? [`${name} is of class ${className}, and should be of ${wantedClass}`]
      : []),
  ];
}

/** Volumes behind more than one claim of the app. */
function sharedVolumes(app: ExpectedApp, pods: readonly LivePod[], claims: ReadonlyMap<string, Field>): string[] {
  const templates = claimTemplates(app.statefulSet);
  const own = pods.flatMap(({ name }) => templates.map((template) => claimName(template, name)));
  const byVolume = new Map<string, string>();
  return own.flatMap((name) => {
    const volume = claims.get(name)?.at('spec', 'volumeName').string;
    const other = volume === undefined ? undefined : byVolume.get(volume);
    if (volume !== undefined) byVolume.set(volume, name);
    return other === undefined ? [] : [`${other} and ${name} are bound to one volume, ${volume}`];
  });
}
