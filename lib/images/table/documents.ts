import type { StatefulImage } from '../stateful-image';
import { createReleases, createUndocumentedRelease } from './releases';

/** Databases of documents, rows, columns and graphs. */
export const DOCUMENT_AND_GRAPH_DATABASES: readonly StatefulImage[] = [
  {
    title: 'MongoDB',
    repositories: ['docker.io/library/mongo'],
    refuses: ['upgrades', 'downgrades'],
    stepNeeds: 'the featureCompatibilityVersion of the version before',
    volumes: ['/data/db', '/data/configdb'],
    releases: [
      ...createReleases(
        {
          dataPath: '/data/db',
          downgrades: 'patch',
          upgrade:
            'an upgrade to each major version between, each with setFeatureCompatibilityVersion, or a dump and a restore',
        },
        [
          ['4.0', '3.6'],
          ['4.2', '4.0'],
          ['4.4', '4.2'],
          ['5.0', '4.4'],
          ['6.0', '5.0'],
          ['7.0', '6.0'],
          ['8.0', '7.0'],
          ['8.2', '8.0'],
          ['8.3', '8.0'],
        ],
      ),
    ],
    knownTo: '8.3',
    movedBy: {
      flags: ['--dbpath'],
      // A config server keeps its data in /data/configdb.
      configurationFlags: ['--config', '-f', '--configsvr'],
    },
    sources: [
      'https://github.com/docker-library/mongo/blob/master/Dockerfile-linux.template',
      'https://github.com/docker-library/mongo/blob/master/docker-entrypoint.sh',
      'https://github.com/docker-library/docs/blob/master/mongo/content.md',
      'https://www.mongodb.com/docs/manual/reference/versioning/',
      'https://www.mongodb.com/docs/v5.0/release-notes/5.0-upgrade',
      'https://www.mongodb.com/docs/v7.0/release-notes/6.0-upgrade-standalone',
      'https://www.mongodb.com/docs/v7.0/release-notes/7.0-downgrade',
      'https://www.mongodb.com/docs/v8.0/release-notes/8.0-upgrade-replica-set',
      'https://www.mongodb.com/docs/v8.3/release-notes/8.0-downgrade/',
      'https://www.mongodb.com/docs/upcoming/release-notes/8.2-upgrade-standalone',
      'https://www.mongodb.com/docs/manual/release-notes/8.3-upgrade/',
      'https://www.mongodb.com/community/forums/t/cannot-upgrade-mongodb-community-version-from-4-0-25-to-6-0-4/225692',
    ],
  },
  {
    title: 'Cassandra',
    repositories: ['docker.io/library/cassandra'],
    volumes: ['/var/lib/cassandra'],
    releases: createReleases(
      {
        dataPath: '/var/lib/cassandra',
        downgrades: 'unknown',
        upgrade: 'an upgrade to each major version between, each with nodetool upgradesstables',
      },
      [
        ['3.0', '2.1.9'],
        ['3.11', '2.1.9'],
        ['4.0', '3.0'],
        ['4.1', '3.0'],
        ['5.0', '4.0'],
      ],
    ),
    knownTo: '5.0',
    movedBy: { configurationPaths: ['/etc/cassandra/cassandra.yaml'] },
    sources: [
      'https://github.com/docker-library/cassandra/blob/master/Dockerfile.template',
      'https://github.com/docker-library/docs/blob/master/cassandra/content.md',
      'https://github.com/apache/cassandra/blob/cassandra-3.0/NEWS.txt',
      'https://www.mail-archive.com/commits@cassandra.apache.org/msg174511.html',
      'https://docs.datastax.com/en/upgrading/cassandra/upgrade-cassandra.html',
      'https://endoflife.date/apache-cassandra',
    ],
  },
  {
    title: 'ClickHouse',
    repositories: ['docker.io/clickhouse/clickhouse-server', 'docker.io/library/clickhouse'],
    volumes: ['/var/lib/clickhouse'],
    // It is compatible within about a year, unless new features were used.
    releases: [createUndocumentedRelease('/var/lib/clickhouse')],
    knownTo: '0',
    movedBy: {
      variables: ['CLICKHOUSE_CONFIG'],
      configurationFlags: ['--config-file', '--config'],
      configurationPaths: ['/etc/clickhouse-server'],
    },
    sources: [
      'https://github.com/ClickHouse/ClickHouse/blob/master/docker/server/Dockerfile.ubuntu',
      'https://github.com/docker-library/docs/blob/master/clickhouse/content.md',
      'https://clickhouse.com/docs/operations/update',
    ],
  },
  {
    title: 'Neo4j',
    repositories: ['docker.io/library/neo4j'],
    volumes: ['/data'],
    releases: [
      {
        from: '5',
        dataPath: '/data',
        opensFrom: '5.0',
        downgrades: 'unknown',
        upgrade: 'neo4j-admin database migrate, from version 4.4',
      },
      {
        from: '2025',
        dataPath: '/data',
        opensFrom: '5.26',
        downgrades: 'unknown',
        upgrade: 'an upgrade to Neo4j 5.26 first',
      },
    ],
    knownTo: '2026',
    movedBy: {
      variables: ['NEO4J_server_directories_data', 'NEO4J_dbms_directories_data'],
      configurationPaths: ['/conf'],
    },
    sources: [
      'https://github.com/neo4j/docker-neo4j/blob/master/docker-image-src/5/coredb/Dockerfile-bullseye',
      'https://github.com/neo4j/docker-neo4j/blob/master/docker-image-src/calver/coredb/Dockerfile-trixie',
      'https://neo4j.com/docs/upgrade-migration-guide/current/version-5/migration/',
      'https://neo4j.com/docs/upgrade-migration-guide/current/version-2025-2026',
    ],
  },
  {
    title: 'CouchDB',
    repositories: ['docker.io/library/couchdb', 'docker.io/apache/couchdb'],
    volumes: ['/opt/couchdb/data'],
    releases: createReleases(
      {
        dataPath: '/opt/couchdb/data',
        // From 3.5 to 3.4.1 and later, says its change log.
        downgrades: 'unknown',
        upgrade: 'an upgrade to CouchDB 2.x first, which converts the databases',
      },
      [
        ['2.3', '2.0'],
        ['3.0', '2.0'],
      ],
    ),
    knownTo: '3.5',
    movedBy: { configurationPaths: ['/opt/couchdb/etc'] },
    sources: [
      'https://github.com/apache/couchdb-docker/blob/main/2.3.1/Dockerfile',
      'https://github.com/apache/couchdb-docker/blob/main/3.5.1/Dockerfile',
      'https://github.com/docker-library/docs/blob/master/couchdb/content.md',
      'https://github.com/apache/couchdb/blob/main/src/docs/src/install/upgrading.rst',
      'https://github.com/apache/couchdb/blob/main/src/docs/src/whatsnew/3.5.rst',
    ],
  },
];
