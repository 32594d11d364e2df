import { Chart, type ChartProps, Duration, Size } from 'cdk8s';
import { ImagePullPolicy, PodManagementPolicy, Protocol } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { Image, PersistentStatefulApp, Probe, ProbedContainer, Security, UpdateStrategy } from '../constructs';

/** The lab's Node.js app, which shows the time in Moscow. Its first pod keeps the old revision when it is updated. */
export class NodeApp extends Chart {
  constructor(scope: Construct, id = 'node-app', props?: ChartProps) {
    super(scope, id, props);

    new PersistentStatefulApp(this, 'app', {
      name: 'node-app',
      replicas: 3,
      container: new ProbedContainer({
        image: Image.mutable('em1999jay/node-moscow-time:latest', { reason: 'published under no other tag' }),
        imagePullPolicy: ImagePullPolicy.IF_NOT_PRESENT,
        port: { name: 'http', number: 3000, protocol: Protocol.TCP },
        liveness: Probe.httpGet({ path: '/', initialDelay: Duration.seconds(10), period: Duration.seconds(5) }),
        readiness: Probe.httpGet({ path: '/', initialDelay: Duration.seconds(5), period: Duration.seconds(3) }),
        security: Security.restricted({
          except: {
            runAsNonRoot: 'the image names its user instead of numbering it, and serves no other user',
            readOnlyRootFilesystem: 'the app counts its visits in a file beside its code',
          },
        }),
      }),
      claims: [{ name: 'app-data', mountPath: '/data', size: Size.gibibytes(1) }],
      podManagementPolicy: PodManagementPolicy.PARALLEL,
      updateStrategy: UpdateStrategy.canary({ partition: 1 }),
    });
  }
}
