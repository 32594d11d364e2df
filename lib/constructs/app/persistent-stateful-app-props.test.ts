import { Duration } from 'cdk8s';
import {
  appProps,
  catchInvalidProperties,
  createApp,
  createChart,
  propertyProblems,
  synthStatefulSet,
  untyped,
  withContainer,
} from '../../../test/apps';
import { Image } from '../container';
import { Exposure } from '../service';
import { PersistentStatefulApp } from './persistent-stateful-app';
import type { PersistentStatefulAppProps } from './persistent-stateful-app-props';
import { UpdateStrategy } from './update-strategy';

describe('invalid properties of an app', () => {
  const NAME =
    'a name of 1 to 52 characters, lower-case letters, digits and "-", that begins with a letter and ends with a letter or digit';
  const COUNT = 'a whole number from 0 to 2147483647';
  const port = (number: number) => withContainer({ port: { name: 'http', number } });

  test.each<[string, Partial<PersistentStatefulAppProps>, string]>([
    ['negative replicas', { replicas: -1 }, `replicas is -1, and must be ${COUNT}`],
    ['half a replica', { replicas: 2.5 }, `replicas is 2.5, and must be ${COUNT}`],
    ['NaN replicas', { replicas: Number.NaN }, `replicas is NaN, and must be ${COUNT}`],
    ['replicas as a string', { replicas: untyped('3') }, `replicas is '3', and must be ${COUNT}`],
    ['a negative ordinalsStart', { ordinalsStart: -1 }, `ordinalsStart is -1, and must be ${COUNT}`],
    [
      'a negative revisionHistoryLimit',
      { revisionHistoryLimit: -1 },
      `revisionHistoryLimit is -1, and must be ${COUNT}`,
    ],
    [
      'a minReady of half a second',
      { minReady: Duration.millis(500) },
      'minReady is 0.5 seconds, and must be a Duration of whole seconds from 0 to',
    ],
    ['an app name with capitals', { name: 'Web' }, `name is 'Web', and must be ${NAME}`],
    ['an app name with a dot', { name: 'web.app' }, `name is 'web.app', and must be ${NAME}`],
    ['an app name that begins with a digit', { name: '3scale' }, `name is '3scale', and must be ${NAME}`],
    ['an app name of 53 characters', { name: 'a'.repeat(53) }, `name is '${'a'.repeat(53)}', and must be ${NAME}`],
    ['an empty app name', { name: '' }, `name is '', and must be ${NAME}`],
    ['an app without a name', { name: undefined }, `name is not given, and must be ${NAME}`],
    ['port 0', port(0), 'container.port.number is 0, and must be a whole number from 1 to 65535'],
    ['port 65536', port(65536), 'container.port.number is 65536, and must be a whole number from 1 to 65535'],
    ...[0, '0%', '101%', '2', 1.5].map((maxUnavailable): [string, Partial<PersistentStatefulAppProps>, string] => [
      `a maxUnavailable of ${maxUnavailable}`,
      { updateStrategy: UpdateStrategy.rolling({ maxUnavailable }) },
      `updateStrategy.maxUnavailable is ${JSON.stringify(maxUnavailable).replaceAll('"', "'")}, and must be a whole number from 1 to 2147483647, or a percentage from 1% to 100%`,
    ]),
    [
      'a negative partition',
      { updateStrategy: UpdateStrategy.canary({ partition: -1 }) },
      `updateStrategy.partition is -1, and must be ${COUNT}`,
    ],
    [
      'an unknown podManagementPolicy',
      { podManagementPolicy: untyped('Serial') },
      `podManagementPolicy is 'Serial', and must be one of OrderedReady, Parallel`,
    ],
    [
      'an update strategy in the form of a manifest',
      { updateStrategy: untyped({ type: 'OnDelete' }) },
      `updateStrategy is { type: 'OnDelete' }, and must be an UpdateStrategy, such as UpdateStrategy.rolling()`,
    ],
    [
      'a string for publishNotReadyAddresses',
      { publishNotReadyAddresses: untyped('yes') },
      `publishNotReadyAddresses is 'yes', and must be true or false`,
    ],
    [
      'an app without a container',
      { container: undefined },
      'container is not given, and must be a ProbedContainer: new ProbedContainer({ … })',
    ],
    [
      'an unknown property',
      untyped({ replica: 3 }),
      'replica is 3, and must be left out: there is no such property, there are name, claims,',
    ],
    [
      'the tag latest without a reason',
      withContainer({ image: Image.of(untyped('app:latest')) }),
      `container.image is 'app:latest', and must be an image whose tag does not move`,
    ],
  ])('rejects %s', (_, props, message) => {
    const make = () => createApp(props);
    expect(make).toThrow('chart/app was given what it cannot take:\n');
    expect(propertyProblems(make)).toEqual([expect.stringContaining(message)]);
  });

  test('reports all invalid properties at once, each with its path', () => {
    expect(propertyProblems(() => createApp({ name: 'Web', replicas: -1, ...port(0) }))).toEqual([
      `name is 'Web', and must be ${NAME}`,
      `replicas is -1, and must be ${COUNT}`,
      'container.port.number is 0, and must be a whole number from 1 to 65535',
    ]);
  });

  test('begins the stack trace at the line that creates the app', () => {
    const error = catchInvalidProperties(
      () => new PersistentStatefulApp(createChart(), 'app', appProps({ replicas: -1 })),
    );
    const [first] = String(error.stack)
      .split('\n')
      .filter((line) => line.includes(' at '));
    expect(first).toContain('persistent-stateful-app-props.test.ts');
  });

  test('provides the invalid properties as data of the error', () => {
    const { path, problems } = catchInvalidProperties(() => createApp({ replicas: -1 }));
    expect(path).toBe('chart/app');
    expect(problems).toEqual([{ path: 'replicas', value: -1, allowed: COUNT }]);
  });

  test('rejects undefined properties', () => {
    expect(propertyProblems(() => new PersistentStatefulApp(createChart(), 'app', untyped(undefined)))).toEqual([
      expect.stringMatching(/^props is not given, and must be an object with name, claims,/),
    ]);
  });
});

describe('unusual properties of an app', () => {
  test.each<[string, Partial<PersistentStatefulAppProps>]>([
    ['an app name of 52 characters', { name: `a${'-'.repeat(50)}z` }],
    ['an app name of one character', { name: 'a' }],
    ['a partition above the replicas', { updateStrategy: UpdateStrategy.canary({ partition: 9 }) }],
    ['a minReady of 0 seconds', { minReady: Duration.seconds(0) }],
    ['the longest possible name of an external Service', { name: 'a'.repeat(52), expose: Exposure.clusterIp() }],
  ])('accepts %s', (_, props) => {
    expect(synthStatefulSet(props).kind).toBe('StatefulSet');
  });
});
