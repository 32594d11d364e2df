import { Duration } from 'cdk8s';
import {
  type ClaimTemplate,
  type ContainerProps,
  Image,
  InitContainer,
  PersistentStatefulApp,
  PreStop,
  Probe,
  ProbedContainer,
  type ProbedContainerProps,
  Security,
  Volume,
} from '../../../lib/constructs';
import type { Way, Ways } from './way';

/** An app with a claim seen here, and what else it is told. */
interface Told {
  readonly claim?: Partial<ClaimTemplate>;
  readonly container?: Partial<ProbedContainerProps>;
  /** What an init container runs, which sees the claim at `/data`. */
  readonly before?: Partial<ContainerProps>;
}

/** The stand-in's own user, with a root that can be written to: all that an app could wish for. */
const AT_HOME = Security.restricted({
  runAsUser: 10001,
  except: { readOnlyRootFilesystem: 'so that what is lost is seen to be lost' },
});
const VISITS = { mountPath: '/app/visits', subPath: 'visits' };
const CODE = { mountPath: '/app' };
const LINK = 'ln -sfn /data/visits visits && exec python3 app.py';
const OVERLAY = [
  'mkdir -p /data/upper /data/work',
  'mount -t overlay overlay -o lowerdir=/app,upperdir=/data/upper,workdir=/data/work /app',
  'cd /app',
  'exec python3 app.py',
].join(' && ');

const sh = (script: string): string[] => ['sh', '-c', script];

function told(name: string, { claim, container, before }: Told): Way {
  return function (web) {
    const data: ClaimTemplate = { name: 'data', mountPath: '/data', size: '16Mi', ...claim };
    const mounts = [{ volume: Volume.ofClaim(data), mountPath: '/data' }];
    const { image, security } = web;
    new PersistentStatefulApp(this, 'app', {
      name,
      initContainers: before && [new InitContainer({ name: 'before', image, security, mounts, ...before })],
      container: new ProbedContainer({ ...web, ...container }),
      claims: [data],
    });
  };
}

const TOLD: Readonly<Record<string, Told>> = {
  nothing: { container: { readiness: Probe.httpGet({ path: '/' }) } },
  'writable-root': { container: { security: AT_HOME } },
  'claim-over-code': { claim: CODE },
  'no-file': { claim: VISITS },
  'empty-file': { claim: VISITS, before: { command: sh(': > /data/visits') } },
  'file-of-another': {
    claim: VISITS,
    before: {
      image: Image.of('busybox:1.36.1'),
      command: sh('echo 0 > /data/visits'),
      security: Security.restricted({ runAsUser: 2000 }),
    },
  },
  replaced: {
    claim: VISITS,
    container: { security: AT_HOME },
    before: { command: sh('test -e /data/visits || echo 0 > /data/visits'), security: AT_HOME },
  },
  'working-directory-alone': { container: { workingDir: '/data' } },
  'absolute-path': {
    container: {
      workingDir: '/data',
      command: ['python3', '/app/app.py'],
    },
  },
  'copied-once': { claim: CODE, before: { command: sh('test -e /data/app.py || cp -R /app/. /data') } },
  link: { container: { command: sh(LINK) } },
  'link-at-home': { container: { command: sh(LINK), security: AT_HOME } },
  'copied-back': {
    container: {
      security: AT_HOME,
      command: sh('test -e /data/visits && cat /data/visits > visits; exec python3 app.py'),
      preStop: PreStop.exec({ command: sh('cat visits > /data/visits'), duration: Duration.seconds(2) }),
    },
  },
  'empty-dir': {
    container: {
      mounts: [{ volume: Volume.emptyDir({ name: 'state' }), mountPath: '/app/state' }],
    },
  },
  overlay: { container: { command: sh(OVERLAY) } },
  'overlay-by-root': {
    container: {
      command: sh(OVERLAY),
      security: Security.privileged({ reason: 'nobody else may mount', runAsUser: 0 }),
    },
  },
};

/** What does not keep it, or not for long. */
export const FAILURES: Ways = Object.fromEntries(Object.entries(TOLD).map(([name, one]) => [name, told(name, one)]));
