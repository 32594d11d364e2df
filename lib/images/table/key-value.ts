import type { StatefulImage } from '../stateful-image';
import { createReleases, pairConsecutive } from './releases';

/** Stores of keys and values, and of settings and secrets. */
export const KEY_VALUE_STORES: readonly StatefulImage[] = [
  {
    title: 'Redis',
    repositories: ['docker.io/library/redis'],
    refuses: ['upgrades', 'downgrades'],
    volumes: ['/data'],
    // A release loads RDB files of its own format version and of every older one.
    releases: [
      ...createReleases({ dataPath: '/data', downgrades: 'patch', upgrade: 'a dump and a restore' }, [
        ['3.2', '2.4'],
        ['4.0', '2.4'],
      ]),
      ...createReleases({ dataPath: '/data', downgrades: 'minor', upgrade: 'a dump and a restore' }, [['5.0', '2.4']]),
      // The same format version as 5.0.
      ...createReleases({ dataPath: '/data', downgrades: 'unknown', upgrade: 'a dump and a restore' }, [
        ['6.0', '2.4'],
      ]),
      ...createReleases({ dataPath: '/data', downgrades: 'patch', upgrade: 'a dump and a restore' }, [
        ['7.0', '2.4'],
        ['7.2', '2.4'],
        ['7.4', '2.4'],
      ]),
      // The same format version as 7.4.
      ...createReleases({ dataPath: '/data', downgrades: 'unknown', upgrade: 'a dump and a restore' }, [
        ['8.0', '2.4'],
      ]),
      ...createReleases({ dataPath: '/data', downgrades: 'patch', upgrade: 'a dump and a restore' }, [
        ['8.6', '2.4'],
        ['8.8', '2.4'],
        ['8.10', '2.4'],
      ]),
    ],
    knownTo: '8.10',
    movedBy: { flags: ['--dir'], fileFlags: ['--appendonly', '--dbfilename', '--appendfilename', '--appenddirname'] },
    isOftenCache: true,
    sources: [
      'https://github.com/docker-library/redis/blob/master/Dockerfile.template',
      'https://github.com/docker-library/redis/blob/master/docker-entrypoint.sh',
      'https://github.com/docker-library/docs/blob/master/redis/content.md',
      'https://github.com/redis/redis/blob/7.4.0/src/rdb.c',
      'https://github.com/redis/redis/blob/7.4.0/src/rdb.h',
      'https://github.com/redis/librdb/blob/main/src/redisver.h',
    ],
  },
  {
    title: 'Valkey',
    repositories: ['docker.io/valkey/valkey'],
    refuses: ['upgrades', 'downgrades'],
    volumes: ['/data'],
    releases: [
      ...createReleases({ dataPath: '/data', downgrades: 'patch', upgrade: 'a dump and a restore' }, [['7.2', '7.2']]),
      // The same format version as 7.2.
      ...createReleases({ dataPath: '/data', downgrades: 'unknown', upgrade: 'a dump and a restore' }, [
        ['8.0', '7.2'],
      ]),
      ...createReleases({ dataPath: '/data', downgrades: 'minor', upgrade: 'a dump and a restore' }, [['9.0', '7.2']]),
    ],
    knownTo: '9.1',
    movedBy: { flags: ['--dir'], fileFlags: ['--appendonly', '--dbfilename', '--appendfilename', '--appenddirname'] },
    isOftenCache: true,
    sources: [
      'https://github.com/valkey-io/valkey-container/blob/mainline/Dockerfile.template',
      'https://github.com/valkey-io/valkey-container/blob/mainline/docker-entrypoint.sh',
      'https://github.com/valkey-io/valkey/blob/unstable/src/rdb.h',
      'https://github.com/valkey-io/valkey/blob/8.0.0/src/rdb.c',
    ],
  },
  {
    title: 'etcd',
    repositories: ['quay.io/coreos/etcd', 'gcr.io/etcd-development/etcd', 'registry.k8s.io/etcd'],
    refuses: ['downgrades'],
    releases: createReleases(
      {
        // The default is NAME.etcd in the working directory.
        dataPath: null,
        // The minor version too, behind `etcdctl downgrade enable`, from 3.5 on.
        downgrades: 'patch',
        upgrade: 'an upgrade to each minor version between',
      },
      pairConsecutive('3.', 1, 7),
    ),
    knownTo: '3.7',
    movedBy: {
      variables: ['ETCD_DATA_DIR'],
      flags: ['--data-dir', '-data-dir'],
      configurationFlags: ['--config-file', '-config-file'],
    },
    sources: [
      'https://github.com/etcd-io/website/blob/main/content/en/docs/v3.6/op-guide/configuration.md',
      'https://github.com/etcd-io/website/blob/main/content/en/docs/v3.6/op-guide/container.md',
      'https://github.com/etcd-io/website/blob/main/content/en/docs/v3.6/upgrades/upgrading-etcd.md',
      'https://github.com/etcd-io/website/blob/main/content/en/docs/v3.7/upgrades/upgrade_3_7.md',
      'https://github.com/etcd-io/website/blob/main/content/en/docs/v3.6/downgrades/downgrade_3_6.md',
    ],
  },
  {
    title: 'ZooKeeper',
    repositories: ['docker.io/library/zookeeper'],
    volumes: ['/data', '/datalog', '/logs'],
    releases: createReleases(
      {
        // The snapshots. The transaction logs are in /datalog.
        dataPath: '/data',
        downgrades: 'unknown',
        upgrade: 'an upgrade to the last version of ZooKeeper 3.4 first',
      },
      [['3.4', '3.4']],
    ),
    knownTo: '3.9',
    movedBy: { variables: ['ZOO_DATA_DIR'], configurationPaths: ['/conf/zoo.cfg'] },
    sources: [
      'https://github.com/31z4/zookeeper-docker/blob/master/3.9.4/Dockerfile',
      'https://github.com/31z4/zookeeper-docker/blob/master/3.9.4/docker-entrypoint.sh',
      'https://github.com/docker-library/docs/blob/master/zookeeper/content.md',
      'https://cwiki.apache.org/confluence/spaces/ZOOKEEPER/pages/125308611/Upgrade+FAQ',
      'https://github.com/apache/zookeeper/pull/1581',
    ],
  },
  {
    title: 'Consul',
    repositories: ['docker.io/hashicorp/consul', 'docker.io/library/consul'],
    volumes: ['/consul/data'],
    releases: createReleases(
      {
        dataPath: '/consul/data',
        downgrades: 'unknown',
        upgrade: 'upgrades in steps of two minor versions at most',
      },
      [
        ['1.10', '1.8'],
        ['1.11', '1.9'],
        ['1.12', '1.10'],
        ['1.13', '1.11'],
        ['1.14', '1.12'],
        ['1.15', '1.13'],
        ['1.16', '1.14'],
        ['1.17', '1.15'],
        ['1.18', '1.16'],
        ['1.19', '1.17'],
        ['1.20', '1.18'],
        ['1.21', '1.19'],
        ['1.22', '1.20'],
        ['2.0', '1.21.7'],
      ],
    ),
    knownTo: '2.0',
    movedBy: { variables: ['CONSUL_DATA_DIR'], flags: ['-data-dir', '--data-dir'] },
    // By default it is a server for development, in memory. Clients keep nothing that matters.
    isOftenCache: true,
    sources: [
      'https://github.com/hashicorp/consul/blob/main/Dockerfile',
      'https://github.com/hashicorp/docker-consul/blob/master/0.X/Dockerfile',
      'https://github.com/hashicorp/docker-consul/blob/master/0.X/docker-entrypoint.sh',
      'https://developer.hashicorp.com/consul/docs/upgrade/instructions',
      'https://developer.hashicorp.com/consul/docs/v1.16.x/upgrade/instructions',
    ],
  },
  {
    title: 'Vault',
    repositories: ['docker.io/hashicorp/vault', 'docker.io/library/vault'],
    volumes: ['/vault/file', '/vault/logs'],
    releases: [
      {
        from: '1.0',
        // Its configuration names the storage. By default it is a server for development, in memory.
        dataPath: null,
        opensFrom: '0.1',
        downgrades: 'none',
        upgrade: 'the notes of each version between',
      },
    ],
    knownTo: '2',
    movedBy: { configurationFlags: ['-config', '--config'], configurationPaths: ['/vault/config'] },
    sources: [
      'https://github.com/hashicorp/vault/blob/main/Dockerfile',
      'https://developer.hashicorp.com/vault/docs/v1.9.x/upgrading',
      'https://developer.hashicorp.com/vault/docs/upgrade',
      'https://developer.hashicorp.com/vault/docs/v2.x/upgrade/rollback',
    ],
  },
];
