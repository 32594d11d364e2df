import type { StatefulImage } from '../stateful-image';
import { createReleases, createUndocumentedRelease } from './releases';

/** Stores of metrics and logs. */
export const METRIC_AND_LOG_STORES: readonly StatefulImage[] = [
  {
    title: 'InfluxDB',
    repositories: ['docker.io/library/influxdb'],
    volumes: ['/var/lib/influxdb', '/var/lib/influxdb2', '/etc/influxdb2'],
    releases: [
      {
        from: '1.0',
        dataPath: '/var/lib/influxdb',
        opensFrom: '1.0',
        downgrades: 'unknown',
        upgrade: 'an export and an import',
      },
      {
        from: '2.0',
        dataPath: '/var/lib/influxdb2',
        opensFrom: '2.0',
        // `influxd downgrade` has to run before.
        downgrades: 'unknown',
        upgrade: 'influxd upgrade, which copies the data',
      },
    ],
    knownTo: '2.9',
    movedBy: {
      // The engine and the key-value store have paths of their own: INFLUXD_ENGINE_PATH, INFLUXD_BOLT_PATH.
      variables: ['INFLUXDB_DATA_DIR', 'INFLUXDB3_DB_DIR'],
      flags: ['--data-dir'],
      configurationFlags: ['--config', '-config'],
      configurationPaths: ['/etc/influxdb/influxdb.conf', '/etc/influxdb2'],
    },
    sources: [
      'https://github.com/influxdata/influxdata-docker/blob/master/influxdb/1.12/Dockerfile',
      'https://github.com/influxdata/influxdata-docker/blob/master/influxdb/1.12/influxdb.conf',
      'https://github.com/influxdata/influxdata-docker/blob/master/influxdb/2.7/Dockerfile',
      'https://github.com/influxdata/influxdata-docker/blob/master/influxdb/2.7/entrypoint.sh',
      'https://github.com/influxdata/influxdata-docker/blob/master/influxdb/3.11-core/Dockerfile',
      'https://github.com/docker-library/docs/blob/master/influxdb/content.md',
      'https://docs.influxdata.com/influxdb/v2/reference/cli/influxd/upgrade',
      'https://docs.influxdata.com/influxdb/v2/install/upgrade/downgrade/',
    ],
  },
  {
    title: 'Prometheus',
    repositories: ['docker.io/prom/prometheus', 'quay.io/prometheus/prometheus'],
    volumes: ['/prometheus'],
    releases: createReleases(
      {
        dataPath: '/prometheus',
        // From 3.x down to 2.55, not below.
        downgrades: 'unknown',
        upgrade: 'a second server with the old version, from which the new one reads the old data',
      },
      [
        ['2.0', '2.0'],
        ['3.0', '2.0'],
      ],
    ),
    knownTo: '3.14',
    movedBy: { flags: ['--storage.tsdb.path', '--storage.agent.path'], withoutFlag: '/prometheus/data' },
    sources: [
      'https://github.com/prometheus/prometheus/blob/main/Dockerfile',
      'https://github.com/prometheus/prometheus/blob/main/docs/command-line/prometheus.md',
      'https://github.com/prometheus/prometheus/blob/main/docs/migration.md',
      'https://github.com/prometheus/prometheus/blob/v2.55.0/docs/migration.md',
      'https://github.com/prometheus/prometheus/blob/main/docs/stability.md',
    ],
  },
  {
    title: 'Loki',
    repositories: ['docker.io/grafana/loki'],
    releases: [createUndocumentedRelease('/loki')],
    knownTo: '0',
    movedBy: { configurationFlags: ['-config.file', '--config.file'], configurationPaths: ['/etc/loki'] },
    sources: [
      'https://github.com/grafana/loki/blob/main/cmd/loki/Dockerfile',
      'https://github.com/grafana/loki/blob/main/cmd/loki/loki-docker-config.yaml',
    ],
  },
];
