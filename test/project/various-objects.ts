import { ApiObject, Chart, type ChartProps, Duration, Size } from 'cdk8s';
import { ConfigMap, NetworkPolicy } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { Image, PersistentStatefulApp, Probe, ProbedContainer, Volume } from '../../lib/constructs';

/** A chart with what the charts of the documentation lack: a ConfigMap, pod annotations, a CronJob, a NetworkPolicy. */
export class VariousObjects extends Chart {
  constructor(scope: Construct, id = 'various-objects', props?: ChartProps) {
    super(scope, id, props);
    const config = new ConfigMap(this, 'config', { data: { 'app.ini': 'theme = dark' } });
    const app = new PersistentStatefulApp(this, 'app', {
      name: 'various-objects',
      podAnnotations: { 'example.com/scrape': 'true' },
      container: new ProbedContainer({
        image: Image.of('registry.example.com/various:1.0.0'),
        port: { name: 'http', number: 8080 },
        liveness: Probe.tcpSocket({ period: Duration.seconds(20) }),
        readiness: Probe.httpGet({ path: '/ready' }),
        mounts: [{ volume: Volume.configMap({ name: 'config', configMap: config }), mountPath: '/etc/various' }],
      }),
      claims: [{ name: 'data', mountPath: '/data', size: Size.gibibytes(1) }],
    });
    new NetworkPolicy(this, 'policy', { selector: app });
    new ApiObject(this, 'cron-job', {
      apiVersion: 'batch/v1',
      kind: 'CronJob',
      metadata: { name: 'various-objects' },
      spec: {
        schedule: '0 3 * * *',
        jobTemplate: {
          spec: {
            template: {
              metadata: { annotations: { 'example.com/purpose': 'backup' } },
              spec: {
                restartPolicy: 'Never',
                containers: [
                  {
                    name: 'backup',
                    image: 'registry.example.com/backup:1.3.0',
                    volumeMounts: [{ name: 'scratch', mountPath: '/scratch' }],
                  },
                ],
                volumes: [{ name: 'scratch', emptyDir: {} }],
              },
            },
          },
        },
      },
    });
  }
}
