import type { ClaimTemplate, Mount } from '../../lib/constructs';
import { type AppPlan, PlannedCall } from './plan';

/** The properties of an app that depend on each other. */
interface ConsistentAppProps {
  readonly container: PlannedCall;
  readonly claims: readonly ClaimTemplate[];
  readonly sidecars?: readonly PlannedCall[];
  readonly initContainers?: readonly PlannedCall[];
  readonly selector?: Readonly<Record<string, string>>;
  readonly podLabels?: Readonly<Record<string, string>>;
}

/** A mount whose volume is a planned call. */
export interface MountPlan extends Omit<Mount, 'volume'> {
  readonly volume: PlannedCall;
}

/** Whether the volume of a mount is a block device. A container can use a device only once. */
export function isDevice({ volume: { args } }: MountPlan): boolean {
  const [{ volumeMode }] = args as [Partial<ClaimTemplate>];
  return volumeMode === 'Block';
}

interface ConsistentContainerProps {
  readonly mounts?: readonly MountPlan[];
  readonly resources?: { readonly cpu?: object };
}

/** Removes properties from a plan that are valid alone and invalid together. */
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

/** Removes the mounts of a container at the paths of claims, and its mounts of block devices. */
function omitClashingMounts(container: PlannedCall, claims: readonly ClaimTemplate[]): PlannedCall {
  const [props] = container.args as [ConsistentContainerProps];
  const claimPaths = claims.map(({ mountPath }) => mountPath);
  const mounts = props.mounts?.filter((mount) => !claimPaths.includes(mount.mountPath) && !isDevice(mount));
  return new PlannedCall(container.name, [mounts ? { ...props, mounts } : props]);
}

/** Removes the labels whose keys the selector has. */
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
