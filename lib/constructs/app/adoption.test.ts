import { createApp, propertyProblems, synthApp, untyped } from '../../../test/apps';
import { findOnly } from '../../../test/manifests';
import { Exposure } from '../service';

const selector = { 'app.kubernetes.io/name': 'shop', 'app.kubernetes.io/instance': 'prod' };
const adopted = { serviceName: 'web-headless', selector, replicas: 2 };

describe('an app that adopts a StatefulSet', () => {
  const manifests = synthApp({ ...adopted, expose: Exposure.clusterIp({ name: 'web' }) });
  const { spec } = findOnly(manifests, 'StatefulSet', 'web');

  test('keeps the governing Service and the selector of an adopted StatefulSet', () => {
    expect(spec.serviceName).toBe('web-headless');
    expect(findOnly(manifests, 'Service', 'web-headless').spec).toMatchObject({ clusterIP: 'None', selector });
    expect(findOnly(manifests, 'Service', 'web').spec.selector).toEqual(selector);
    expect(spec.selector.matchLabels).toEqual(selector);
    expect(findOnly(manifests, 'PodDisruptionBudget').spec.selector.matchLabels).toEqual(selector);
    expect(spec.template.spec.topologySpreadConstraints[0].labelSelector.matchLabels).toEqual(selector);
  });

  test('sets the labels of an adopted selector on the pods and on every object', () => {
    const labels = { ...selector, 'app.kubernetes.io/managed-by': 'cdk8s' };
    expect(spec.template.metadata.labels).toEqual(labels);
    expect(manifests.map(({ metadata }) => metadata.labels)).toEqual(Array(4).fill(labels));
  });

  test('derives pod DNS names from the adopted governing Service', () => {
    expect(createApp(adopted).dnsName(1)).toBe('web-1.web-headless');
    expect(createApp(adopted).podNames).toEqual(['web-0', 'web-1']);
  });
});

test.each([
  [{ serviceName: '3a' }, `serviceName is '3a', and must be a name of 1 to 63 characters`],
  [{ selector: {} }, 'selector is {}, and must be a map of at least one label to its value'],
  [{ selector: { a: untyped(1) } }, 'selector.a is 1, and must be a label value'],
  [
    { selector, podLabels: { 'app.kubernetes.io/instance': 'dev' } },
    `podLabels.app.kubernetes.io/instance is 'dev', and must be prod: the selector of the app requires it`,
  ],
  [
    { serviceName: 'web-external', expose: Exposure.clusterIp() },
    `expose.name is 'web-external', and must be unique: another Service of the app has this name`,
  ],
])('rejects the invalid adoption %j', (props, message) => {
  expect(propertyProblems(() => createApp(props))).toEqual([expect.stringContaining(message)]);
});
