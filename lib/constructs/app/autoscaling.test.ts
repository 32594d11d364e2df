import { Testing } from 'cdk8s';
import {
  HorizontalPodAutoscaler,
  Ingress,
  IngressBackend,
  Metric,
  MetricTarget,
  NetworkPolicy,
  NetworkPolicyPort,
  Role,
  RoleBinding,
  ServiceAccount,
} from 'cdk8s-plus-28';
import { aChart, anApp, refused } from '../../../test/apps';
import { only } from '../../../test/manifests';
import { Exposure } from '../service';

const metrics = [Metric.resourceCpu(MetricTarget.averageUtilization(70))];
const autoscaled = (chart = aChart(), others = {}) => {
  const app = anApp(others, chart);
  new HorizontalPodAutoscaler(chart, 'scale', { target: app, minReplicas: 2, maxReplicas: 3, metrics });
  return app;
};

describe('an autoscaled app', () => {
  test('omits replicas, spreads the pods and has a PodDisruptionBudget if an autoscaler scales the app', () => {
    const chart = aChart();
    autoscaled(chart);
    const manifests = Testing.synth(chart);
    const { spec } = only(manifests, 'StatefulSet');
    expect(spec).not.toHaveProperty('replicas');
    expect(spec.template.spec.topologySpreadConstraints).toHaveLength(2);
    expect(only(manifests, 'PodDisruptionBudget').spec.maxUnavailable).toBe(1);
    expect(only(manifests, 'HorizontalPodAutoscaler').spec.scaleTargetRef).toEqual({
      apiVersion: 'apps/v1',
      kind: 'StatefulSet',
      name: 'web',
    });
  });

  test('names all pods and claims up to the maxReplicas of the autoscaler', () => {
    const app = autoscaled(aChart(), { ordinalsStart: 1 });
    expect(app.podNames).toEqual(['web-1', 'web-2', 'web-3']);
    expect(app.claimNames).toEqual(['data-web-1', 'data-web-2', 'data-web-3']);
    expect(app.dnsName(3)).toBe('web-3.web');
    expect(() => app.dnsName(4)).toThrow('ordinal is 4, and must be a whole number from 1 to 3');
  });

  test('rejects replicas beside an autoscaler', () => {
    const replicas = 'replicas is 2, and must be omitted: an autoscaler scales the app';
    expect(refused(() => autoscaled(aChart(), { replicas: 2 }))).toEqual([replicas]);
  });

  test('rejects pod names if the autoscaler is not an object of the App', () => {
    const app = anApp();
    app.markHasAutoscaler();
    expect(refused(() => app.podNames)).toEqual([
      'replicas is not given, and must be set by a HorizontalPodAutoscaler of this App (maxReplicas): otherwise the number of pods is unknown',
    ]);
  });
});

describe('an app as an argument of cdk8s-plus', () => {
  test('is the target and a peer of a NetworkPolicy', () => {
    const chart = aChart('prod');
    const app = anApp({}, chart);
    const rules = [{ peer: app, ports: [NetworkPolicyPort.tcp(8080)] }];
    new NetworkPolicy(chart, 'policy', { selector: app, ingress: { rules } });
    const { spec } = only(Testing.synth(chart), 'NetworkPolicy');
    expect(spec.podSelector).toEqual({ matchLabels: { app: 'web' } });
    expect(app.toPodSelector().toPodSelectorConfig().namespaces?.names).toEqual(['prod']);
    expect(anApp().toPodSelectorConfig().namespaces).toBeUndefined();
    expect(spec.ingress[0].from).toEqual([expect.objectContaining({ podSelector: { matchLabels: { app: 'web' } } })]);
  });

  test('provides its external Service as the backend of an Ingress', () => {
    const chart = aChart();
    const service = anApp({}, chart).expose(Exposure.clusterIp({ port: 80 }));
    new Ingress(chart, 'ingress').addHostRule('a.example.com', '/', IngressBackend.fromService(service, { port: 80 }));
    const [path] = only(Testing.synth(chart), 'Ingress').spec.rules[0].http.paths;
    expect(path.backend.service).toEqual({ name: 'web-external', port: { number: 80 } });
  });

  test('runs with a ServiceAccount that a RoleBinding refers to', () => {
    const chart = aChart();
    const serviceAccount = new ServiceAccount(chart, 'account', { metadata: { name: 'robot' } });
    anApp({ serviceAccount }, chart);
    new RoleBinding(chart, 'binding', { role: new Role(chart, 'role') }).addSubjects(serviceAccount);
    const manifests = Testing.synth(chart);
    expect(only(manifests, 'StatefulSet').spec.template.spec.serviceAccountName).toBe('robot');
    expect(only(manifests, 'RoleBinding').subjects).toEqual([expect.objectContaining({ name: 'robot' })]);
  });
});
