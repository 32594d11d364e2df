import { Call, type Plan } from '../generated';

type Props = Readonly<Record<string, unknown>>;

interface AppParts extends Props {
  readonly container: Call;
  readonly claims: readonly Props[];
  readonly sidecars?: readonly Call[];
  readonly initContainers?: readonly Call[];
}

interface ContainerParts extends Props {
  readonly envFrom?: readonly Props[];
  readonly mounts?: readonly { readonly volume: Call }[];
  readonly security?: Call;
}

/** What is asked of other nodes and objects than a test has, and what makes it last. */
const LEFT_OUT = {
  app: [
    ...['nodeSelector', 'tolerations', 'affinity', 'topologySpread', 'priorityClassName'],
    ...['expose', 'replicas', 'serviceAccount', 'terminationGracePeriod'],
  ],
  claim: ['storageClassName', 'snapshot', 'volumeMode'],
  container: ['imagePullPolicy', 'preStop', 'resources', 'startup'],
};

const IMAGE = new Call('Image.of', ['em1999jay/python-app:1.0.0']);
/** A user for containers that say none: the one of the image is no number. */
const USER = { runAsUser: 1000 };

/** The plan as far as one node and one image can show it. */
export function startable({ app, kubernetes }: Plan): Plan {
  const { container, claims, sidecars = [], initContainers = [], ...more } = app as AppParts;
  return {
    kubernetes,
    exposures: [],
    app: {
      ...without(more, LEFT_OUT.app),
      claims: claims.map(smallClaim),
      container: running(container),
      sidecars: sidecars.map(running),
      initContainers: initContainers.map((one) => (one.name === 'new InitContainer' ? ending(one) : running(one))),
    },
  };
}

/** It ends at once when it is told to. */
const running = (container: Call) => told(container, 'trap exit TERM; sleep 600 & wait');
const ending = (container: Call) => told(container, 'true');

function told({ name, args: [props] }: Call, script: string): Call {
  const { envFrom = [], mounts = [], security, ...more } = props as ContainerParts;
  return new Call(name, [
    {
      ...without(more, LEFT_OUT.container),
      image: IMAGE,
      command: ['sh', '-c', script],
      envFrom: envFrom.map((source) => ({ ...source, optional: true })),
      mounts: mounts.map((mount) => ({ ...mount, volume: there(mount.volume) })),
      security: new Call(security?.name ?? 'Security.restricted', [{ ...USER, ...Object(security?.args[0]) }]),
    },
  ]);
}

function smallClaim(claim: Props): Props {
  return { ...without(claim, LEFT_OUT.claim), size: '1Mi', accessModes: ['ReadWriteOnce'] };
}

/** The volume, where what it comes from may be missing. */
function there({ name, args: [props] }: Call): Call {
  const given = props as Props;
  if (name === 'Volume.persistentVolumeClaim') return new Call('Volume.emptyDir', [{ name: given.name }]);
  if (name === 'Volume.ofClaim') return new Call(name, [smallClaim(given)]);
  return new Call(name, [name === 'Volume.emptyDir' ? given : { ...given, optional: true }]);
}

function without(props: Props, names: readonly string[]): Props {
  return Object.fromEntries(Object.entries(props).filter(([name]) => !names.includes(name)));
}
