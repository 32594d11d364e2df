import { Chart, type ChartProps, Duration, Size } from 'cdk8s';
import { ImagePullPolicy, PodManagementPolicy, Protocol, Secret } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { Exposure, Image, PersistentStatefulApp, Probe, ProbedContainer, Security } from '../constructs';

/** The lab's Python app, reached at port 30007 of every node. Its credentials come from the Secret `my-secret`. */
export class PythonApp extends Chart {
  constructor(scope: Construct, id = 'python-app', props?: ChartProps) {
    super(scope, id, props);
    const secret = Secret.fromSecretName(this, 'secret', 'my-secret');

    new PersistentStatefulApp(this, 'app', {
      name: 'python-app',
      replicas: 3,
      container: new ProbedContainer({
        image: Image.mutable('em1999jay/python-app:latest', { reason: 'published under no other tag' }),
        // A pod comes back while the registry is out of reach, and with the image that it had.
        imagePullPolicy: ImagePullPolicy.IF_NOT_PRESENT,
        port: { name: 'http', number: 5000, protocol: Protocol.TCP },
        env: [
          { name: 'MY_USER', value: secret.envValue('MY_USER') },
          { name: 'MY_PASS', value: secret.envValue('MY_PASS') },
          // By default the app counts beside its code, and starts again from 0 in each container.
          { name: 'VISITS_FILE', value: '/data/visits' },
        ],
        liveness: Probe.httpGet({ path: '/', initialDelay: Duration.seconds(10), period: Duration.seconds(5) }),
        readiness: Probe.httpGet({ path: '/', initialDelay: Duration.seconds(5), period: Duration.seconds(3) }),
        security: Security.restricted({
          except: {
            runAsNonRoot: 'the image names its user instead of numbering it, and serves no other user',
            readOnlyRootFilesystem: 'an image that heeds no VISITS_FILE counts its visits beside its code',
          },
        }),
      }),
      claims: [{ name: 'app-data', mountPath: '/data', size: Size.gibibytes(1) }],
      podManagementPolicy: PodManagementPolicy.PARALLEL,
      expose: Exposure.nodePort({ nodePort: 30007 }),
    });
  }
}
