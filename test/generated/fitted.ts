import type { ClaimTemplate, Mount } from '../../lib/constructs';
import { Call, type Plan } from './plan';

/** What of an app must go together. */
interface Parts {
  readonly container: Call;
  readonly claims: readonly ClaimTemplate[];
  readonly sidecars?: readonly Call[];
  readonly initContainers?: readonly Call[];
  readonly selector?: Readonly<Record<string, string>>;
  readonly podLabels?: Readonly<Record<string, string>>;
}

/** A mount whose volume is not made yet. */
export interface MountPlan extends Omit<Mount, 'volume'> {
  readonly volume: Call;
}

/** Whether what is mounted is a bare device, which a container sees once. */
export function isDevice({ volume: { args } }: MountPlan): boolean {
  const [{ volumeMode }] = args as [Partial<ClaimTemplate>];
  return volumeMode === 'Block';
}

interface ContainerParts {
  readonly mounts?: readonly MountPlan[];
  readonly resources?: { readonly cpu?: object };
}

/** The plan, less what its parts, each sound by itself, can't have together. */
export function fitted(plan: Plan): Plan {
  const { autoscaler } = plan;
  const app = plan.app as Parts;
  const { replicas, ...unscaled } = { replicas: undefined, ...app };
  return {
    ...plan,
    app: {
      ...(autoscaler || replicas === undefined ? unscaled : { ...unscaled, replicas }),
      container: seeing(app.container, app.claims),
      ...(app.podLabels && { podLabels: beside(app.selector ?? { app: '' }, app.podLabels) }),
    },
    autoscaler: autoscaler && { ...autoscaler, share: autoscaler.share && running(app).every(asksForCpu) },
  };
}

/** The container, without mounts of its own where it sees the claims, or of devices that it sees as claims. */
function seeing(container: Call, claims: readonly ClaimTemplate[]): Call {
  const [props] = container.args as [ContainerParts];
  const taken = claims.map(({ mountPath }) => mountPath);
  const mounts = props.mounts?.filter((mount) => !taken.includes(mount.mountPath) && !isDevice(mount));
  return new Call(container.name, [mounts ? { ...props, mounts } : props]);
}

/** Labels that say nothing else of what pods are found by. */
function beside(selector: object, labels: Readonly<Record<string, string>>) {
  return Object.fromEntries(Object.entries(labels).filter(([key]) => !Object.hasOwn(selector, key)));
}

function running({ container, sidecars = [], initContainers = [] }: Parts): Call[] {
  return [container, ...sidecars, ...initContainers.filter(({ name }) => name === 'new ProbedContainer')];
}

function asksForCpu({ args }: Call): boolean {
  const [{ resources }] = args as [ContainerParts];
  return Object.keys(resources?.cpu ?? {}).length > 0;
}
