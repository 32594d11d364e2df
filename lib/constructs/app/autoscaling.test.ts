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
import { createApp, createChart, propertyProblems } from '../../../test/apps';
import { findOnly } from '../../../test/manifests';
import { Exposure } from '../service';

const metrics = [Metric.resourceCpu(MetricTarget.averageUtilization(70))];
const autoscaled = (chart = createChart(), others = {}) => {
  const app = createApp(others, chart);
  new HorizontalPodAutoscaler(chart, 'scale', { target: app, minReplicas: 2, maxReplicas: 3, metrics });
  return app;
};

describe('an autoscaled app', () => {
  test('omits replicas, spreads the pods and has a PodDisruptionBudget if an autoscaler scales the app', () => {
    const chart = createChart();
    autoscaled(chart);
    const manifests = Testing.synth(chart);
    const { spec } = findOnly(manifests, 'StatefulSet');
    expect(spec).not.toHaveProperty('replicas');
    expect(spec.template.spec.topologySpreadConstraints).toHaveLength(2);
    expect(findOnly(manifests, 'PodDisruptionBudget').spec.maxUnavailable).toBe(1);
    expect(findOnly(manifests, 'HorizontalPodAutoscaler').spec.scaleTargetRef).toEqual({
      apiVersion: 'apps/v1',
      kind: 'StatefulSet',
      name: 'web',
    });
  });

  test('names all pods and claims up to the maxReplicas of the autoscaler', () => {
    const app = autoscaled(createChart(), { ordinalsStart: 1 });
    expect(app.podNames).toEqual(['web-1', 'web-2', 'web-3']);
    expect(app.claimNames).toEqual(['data-web-1', 'data-web-2', 'data-web-3']);
    expect(app.dnsName(3)).toBe('web-3.web');
    expect(() => app.dnsName(4)).toThrow('ordinal is 4, and must be a whole number from 1 to 3');
  });

  test('rejects replicas beside an autoscaler', () => {
    const replicas = 'replicas is 2, and must be omitted: an autoscaler scales the app';
    expect(propertyProblems(() => autoscaled(createChart(), { replicas: 2 }))).toEqual([replicas]);
  });

  test('rejects pod names if the autoscaler is not an object of the App', () => {
    const app = createApp();
    app.markHasAutoscaler();
    expect(propertyProblems(() => app.podNames)).toEqual([
      'replicas is not given, and must be set by a HorizontalPodAutoscaler of this App (maxReplicas): otherwise the number of pods is unknown',
    ]);
  });
});

describe('an app as an argument of cdk8s-plus', () => {
  test('is the target and a peer of a NetworkPolicy', () => {
    const chart = createChart('prod');
    const app = createApp({}, chart);
    const rules = [{ peer: app, ports: [NetworkPolicyPort.tcp(8080)] }];
    new NetworkPolicy(chart, 'policy', { selector: app, ingress: { rules } });
    const { spec } = findOnly(Testing.synth(chart), 'NetworkPolicy');
    expect(spec.podSelector).toEqual({ matchLabels: { app: 'web' } });
    expect(app.toPodSelector().toPodSelectorConfig().namespaces?.names).toEqual(['prod']);
    expect(createApp().toPodSelectorConfig().namespaces).toBeUndefined();
    expect(spec.ingress[0].from).toEqual([expect.objectContaining({ podSelector: { matchLabels: { app: 'web' } } })]);
  });

  test('provides its external Service as the backend of an Ingress', () => {
    const chart = createChart();
    const service = createApp({}, chart).expose(Exposure.clusterIp({ port: 80 }));
    new Ingress(chart, 'ingress').addHostRule('a.example.com', '/', IngressBackend.fromService(service, { port: 80 }));
    const [path] = findOnly(Testing.synth(chart), 'Ingress').spec.rules[0].http.paths;
    expect(path.backend.service).toEqual({ name: 'web-external', port: { number: 80 } });
  });

  test('runs with a ServiceAccount that a RoleBinding refers to', () => {
    const chart = createChart();
    const serviceAccount = new ServiceAccount(chart, 'account', { metadata: { name: 'robot' } });
    createApp({ serviceAccount }, chart);
    new RoleBinding(chart, 'binding', { role: new Role(chart, 'role') }).addSubjects(serviceAccount);
    const manifests = Testing.synth(chart);
    expect(findOnly(manifests, 'StatefulSet').spec.template.spec.serviceAccountName).toBe('robot');
    expect(findOnly(manifests, 'RoleBinding').subjects).toEqual([expect.objectContaining({ name: 'robot' })]);
  });
});
