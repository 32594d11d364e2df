import { claimName, claimTemplateNames, parseQuantity } from '../../kubernetes';
import type { Field } from '../../validation';
import type { ExpectedApp } from '../app';
import { claimNamesOf, type LivePod, readWithExistingPods } from '../live-pods';
import { type CheckOutcome, createOutcome, createSkippedOutcome, type Findings, mergeFindings } from '../report';
import type { VerifyCheck } from './check';

type ClaimsByName = ReadonlyMap<string, Field>;

/** Checks that each pod has its own claims, bound, with the size and class of the templates. */
export const claimsCheck: VerifyCheck = {
  id: 'claims',
  title: 'Each pod has its own bound claim, of the right size and class',

  async run({ app, cluster }) {
    const { pods } = await readWithExistingPods({ app, cluster });
    if (app.claimTemplates.length === 0) return checkSharedClaims(pods);
    const claims = await cluster.list('persistentvolumeclaims');
    const claimsByName = new Map(claims.map((claim) => [claim.at('metadata', 'name').scalar, claim]));
    const checked = pods.flatMap((pod) =>
      app.claimTemplates.map((template) => checkClaim(pod, template, claimsByName)),
    );
    return createOutcome(mergeFindings([...checked, findSharedVolumes(app, pods, claimsByName)]));
  },
};

/** Without claim templates, pods have no claims, or mount claims by name. */
function checkSharedClaims(pods: readonly LivePod[]): CheckOutcome {
  const podsByClaim = new Map<string, string[]>();
  for (const pod of pods) {
    for (const claim of claimNamesOf(pod.object)) {
      podsByClaim.set(claim, [...(podsByClaim.get(claim) ?? []), pod.name]);
    }
  }
  if (podsByClaim.size === 0) return createSkippedOutcome('the StatefulSet has no claim templates');
  const mounted = [...podsByClaim].map(([claim, names]) => ({ claim, names }));
  return createOutcome({
    evidence: mounted.map(({ claim, names }) => `${claim}: mounted by ${names.join(', ')}`),
    failures: mounted
      .filter(({ names }) => names.length > 1)
      .map(({ claim, names }) => `${names.join(', ')} share the claim ${claim}`),
  });
}

function checkClaim(pod: LivePod, template: Field, claims: ClaimsByName): Findings {
  const name = claimName(template.at('metadata', 'name').scalar, pod.name);
  const fail = (failure: string): Findings => ({ evidence: [], failures: [failure] });
  if (!claimNamesOf(pod.object).includes(name)) return fail(`${pod.name} does not mount a claim ${name}`);
  const claim = claims.get(name);
  if (claim === undefined) return fail(`${name} is not there`);
  const { scalar: phase } = claim.at('status', 'phase');
  if (phase !== 'Bound') return fail(`${name} is ${phase}, not Bound`);
  return compareClaim(name, claim, template);
}

function compareClaim(name: string, claim: Field, template: Field): Findings {
  const { scalar: volume } = claim.at('spec', 'volumeName');
  const { scalar: size } = claim.at('status', 'capacity', 'storage');
  const { scalar: expectedSize } = template.at('spec', 'resources', 'requests', 'storage');
  const { scalar: className } = claim.at('spec', 'storageClassName');
  const expectedClass = template.at('spec', 'storageClassName').string ?? className;
  const failures: string[] = [];
  if (parseQuantity(size) < parseQuantity(expectedSize)) {
    failures.push(`${name} has ${size}, and should have ${expectedSize}`);
  }
  if (className !== expectedClass) {
    failures.push(`${name} is of class ${className}, and should be of ${expectedClass}`);
  }
  const shownClass = className === '' ? 'no class' : `class ${className}`;
  return { evidence: [`${name}: bound to ${volume}, ${size}, ${shownClass}`], failures };
}

/** Volumes to which several claims of the app are bound. */
function findSharedVolumes(app: ExpectedApp, pods: readonly LivePod[], claims: ClaimsByName): Findings {
  const templates = claimTemplateNames(app.statefulSet);
  const names = pods.flatMap((pod) => templates.map((template) => claimName(template, pod.name)));
  const claimsByVolume = new Map<string, string>();
  const failures: string[] = [];
  for (const name of names) {
    const volume = claims.get(name)?.at('spec', 'volumeName').string;
    if (volume === undefined) continue;
    const other = claimsByVolume.get(volume);
    if (other !== undefined) failures.push(`${other} and ${name} are bound to one volume, ${volume}`);
    claimsByVolume.set(volume, name);
  }
  return { evidence: [], failures };
}
