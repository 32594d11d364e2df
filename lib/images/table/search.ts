import type { StatefulImage } from '../stateful-image';
import { createReleases, pairConsecutive } from './releases';

/** Search engines. */
export const SEARCH_ENGINES: readonly StatefulImage[] = [
  {
    title: 'Elasticsearch',
    repositories: [
      'docker.elastic.co/elasticsearch/elasticsearch',
      'docker.io/library/elasticsearch',
      'docker.io/elastic/elasticsearch',
    ],
    refuses: ['upgrades', 'downgrades'],
    releases: [
      ...createReleases(
        {
          dataPath: '/usr/share/elasticsearch/data',
          downgrades: 'none',
          upgrade: 'an upgrade to the last minor version of each major version between, or a snapshot and a restore',
        },
        [
          ['7.0', '6.0'],
          ['8.0', '7.17'],
        ],
      ),
      {
        from: '9.0',
        dataPath: '/usr/share/elasticsearch/data',
        opensFrom: '8.18',
        // Version 8.19 is younger.
        opensTo: '8.18',
        downgrades: 'none',
        upgrade: 'an upgrade to version 8.18 first; from version 8.19 one to 9.1 or later',
      },
      {
        from: '9.1',
        dataPath: '/usr/share/elasticsearch/data',
        opensFrom: '8.19',
        downgrades: 'none',
        upgrade: 'an upgrade to version 8.19 first, or a snapshot and a restore',
      },
    ],
    knownTo: '9.5',
    movedBy: {
      variables: ['path.data', 'ES_SETTING_PATH_DATA'],
      flags: ['-Epath.data', 'path.data'],
      configurationPaths: ['/usr/share/elasticsearch/config/elasticsearch.yml'],
    },
    sources: [
      'https://github.com/elastic/elasticsearch/blob/main/distribution/docker/src/docker/Dockerfile',
      'https://www.elastic.co/docs/deploy-manage/deploy/self-managed/install-elasticsearch-docker-configure',
      'https://github.com/elastic/elasticsearch/pull/41731',
      'https://www.elastic.co/guide/en/elasticsearch/reference/7.17/setup-upgrade.html',
      'https://www.elastic.co/guide/en/elasticsearch/reference/8.18/setup-upgrade.html',
      'https://www.elastic.co/guide/en/elastic-stack/8.9/upgrading-elastic-stack.html',
      'https://www.elastic.co/docs/deploy-manage/upgrade/deployment-or-cluster/upgrade-717',
      'https://github.com/elastic/docs-content/issues/1685',
    ],
  },
  {
    title: 'OpenSearch',
    repositories: ['docker.io/opensearchproject/opensearch'],
    releases: createReleases(
      {
        dataPath: '/usr/share/opensearch/data',
        downgrades: 'none',
        upgrade: 'an upgrade to each major version between, or a snapshot and a restore',
      },
      [
        ['1.0', '1.0'],
        ['2.0', '1.0'],
        ['3.0', '2.19'],
      ],
    ),
    knownTo: '3.8',
    movedBy: {
      variables: ['path.data'],
      flags: ['-Epath.data', 'path.data'],
      configurationPaths: ['/usr/share/opensearch/config/opensearch.yml'],
    },
    sources: [
      'https://github.com/opensearch-project/opensearch-build/blob/main/docker/release/dockerfiles/opensearch.al2.dockerfile',
      'https://github.com/opensearch-project/documentation-website/blob/main/_migrate-or-upgrade/rolling-upgrade/index.md',
      'https://github.com/opensearch-project/documentation-website/blob/main/_install-and-configure/install-opensearch/docker.md',
      'https://github.com/opensearch-project/documentation-website/blob/main/_install-and-configure/configuring-opensearch/configuration-system.md',
      'https://github.com/opensearch-project/documentation-website/blob/main/_about/breaking-changes.md',
    ],
  },
  {
    title: 'Qdrant',
    repositories: ['docker.io/qdrant/qdrant'],
    releases: createReleases(
      {
        dataPath: '/qdrant/storage',
        downgrades: 'unknown',
        upgrade: 'an upgrade to each minor version between',
      },
      pairConsecutive('1.', 1, 17),
    ),
    knownTo: '1.17',
    movedBy: {
      variables: ['QDRANT__STORAGE__STORAGE_PATH'],
      configurationFlags: ['--config-path'],
      configurationPaths: ['/qdrant/config'],
    },
    sources: [
      'https://github.com/qdrant/qdrant/blob/master/Dockerfile',
      'https://qdrant.tech/documentation/upgrades/',
      'https://www.skills.sh/qdrant/skills/qdrant-version-upgrade',
    ],
  },
];
