import type { ClaimTemplate, Mount } from '../../lib/constructs';
import { type AppPlan, PlannedCall } from './plan';

/** What of an app must go together. */
interface ConsistentAppProps {
  readonly container: PlannedCall;
  readonly claims: readonly ClaimTemplate[];
  readonly sidecars?: readonly PlannedCall[];
  readonly initContainers?: readonly PlannedCall[];
  readonly selector?: Readonly<Record<string, string>>;
  readonly podLabels?: Readonly<Record<string, string>>;
}

/** A mount whose volume is not made yet. */
export interface MountPlan extends Omit<Mount, 'volume'> {
  readonly volume: PlannedCall;
}

/** Whether what is mounted is a bare device, which a container sees once. */
export function isDevice({ volume: { args } }: MountPlan): boolean {
  const [{ volumeMode }] = args as [Partial<ClaimTemplate>];
  return volumeMode === 'Block';
}

interface ConsistentContainerProps {
  readonly mounts?: readonly MountPlan[];
  readonly resources?: { readonly cpu?: object };
}

/** The plan, less what its parts, each sound by itself, can't have together. */
export function makeConsistent(plan: AppPlan): AppPlan {
  const { autoscaler } = plan;
  const app = plan.app as ConsistentAppProps;
  const { replicas, ...unscaled } = { replicas: undefined, ...app };
  return {
    ...plan,
    app: {
      ...(autoscaler || replicas === undefined ? unscaled : { ...unscaled, replicas }),
      container: omitClashingMounts(app.container, app.claims),
      ...(app.podLabels && { podLabels: omitSelectorLabels(app.selector ?? { app: '' }, app.podLabels) }),
    },
    autoscaler: autoscaler && {
      ...autoscaler,
      share: autoscaler.share && listRunningContainers(app).every(requestsCpu),
    },
  };
}

/** The container, without mounts of its own where it sees the claims, or of devices that it sees as claims. */
function omitClashingMounts(container: PlannedCall, claims: readonly ClaimTemplate[]): PlannedCall {
  const [props] = container.args as [ConsistentContainerProps];
  const taken = claims.map(({ mountPath }) => mountPath);
  const mounts = props.mounts?.filter((mount) => !taken.includes(mount.mountPath) && !isDevice(mount));
  return new PlannedCall(container.name, [mounts ? { ...props, mounts } : props]);
}

/** Labels that say nothing else of what pods are found by. */
function omitSelectorLabels(selector: object, labels: Readonly<Record<string, string>>) {
  return Object.fromEntries(Object.entries(labels).filter(([key]) => !Object.hasOwn(selector, key)));
}

function listRunningContainers({ container, sidecars = [], initContainers = [] }: ConsistentAppProps): PlannedCall[] {
  return [container, ...sidecars, ...initContainers.filter(({ name }) => name === 'new ProbedContainer')];
}

function requestsCpu({ args }: PlannedCall): boolean {
  const [{ resources }] = args as [ConsistentContainerProps];
  return Object.keys(resources?.cpu ?? {}).length > 0;
}
