import type { Release, StatefulImage } from './stateful-image';

/** Official images of databases, queues and stores. */
export const STATEFUL_IMAGES: readonly StatefulImage[] = [
  {
    title: 'PostgreSQL',
    repositories: ['docker.io/library/postgres'],
    refuses: ['upgrades', 'downgrades'],
    volumes: ['/var/lib/postgresql/data'],
    releases: [
      ...releasesOf(
        {
          dataPath: '/var/lib/postgresql/data',
          downgrades: 'patch',
          upgrade: 'pg_upgrade, or a dump and a restore',
        },
        [
          ['9.4', '9.4'],
          ['9.5', '9.5'],
          ['9.6', '9.6'],
        ],
      ),
      ...releasesOf(
        {
          dataPath: '/var/lib/postgresql/data',
          downgrades: 'minor',
          upgrade: 'pg_upgrade, or a dump and a restore',
        },
        [
          ['10', '10'],
          ['11', '11'],
          ['12', '12'],
          ['13', '13'],
          ['14', '14'],
          ['15', '15'],
          ['16', '16'],
          ['17', '17'],
        ],
      ),
      {
        from: '18',
        dataPath: '/var/lib/postgresql/{major}/docker',
        opensFrom: '18',
        downgrades: 'minor',
        upgrade: 'pg_upgrade, or a dump and a restore',
        // Only while PGDATA has its default and holds no data yet.
        refusedMounts: {
          '/var/lib/postgresql/data':
            'from version 18 on it keeps its data in /var/lib/postgresql/MAJOR/docker, and takes a volume here for data of an older version',
        },
      },
    ],
    knownTo: '18',
    movedBy: {
      variables: ['PGDATA'],
      flags: ['-D', '--data-directory', '--data_directory', 'data_directory'],
      configurationFlags: ['--config-file', '--config_file', 'config_file'],
    },
    sources: [
      'https://github.com/docker-library/postgres/blob/master/Dockerfile-debian.template',
      'https://github.com/docker-library/postgres/blob/master/docker-entrypoint.sh',
      'https://github.com/docker-library/postgres/pull/1259',
      'https://github.com/docker-library/docs/blob/master/postgres/content.md',
      'https://www.postgresql.org/docs/current/upgrading.html',
      'https://www.postgresql.org/docs/current/app-postgres.html',
    ],
  },
  {
    title: 'MySQL',
    repositories: ['docker.io/library/mysql'],
    refuses: ['upgrades', 'downgrades'],
    volumes: ['/var/lib/mysql'],
    releases: [
      ...releasesOf(
        {
          dataPath: '/var/lib/mysql',
          downgrades: 'patch',
          upgrade: 'an upgrade to each series between, one after the other, or a dump and a restore',
        },
        [
          ['5.6', '5.5'],
          ['5.7', '5.6'],
        ],
      ),
      {
        from: '8.0',
        dataPath: '/var/lib/mysql',
        opensFrom: '5.7',
        downgrades: 'none',
        upgrade: 'an upgrade to MySQL 5.7 first, or a dump and a restore',
      },
      {
        from: '8.0.35',
        dataPath: '/var/lib/mysql',
        opensFrom: '5.7',
        // Down to 8.0.35: older ones refuse the data.
        downgrades: 'patch',
        upgrade: 'an upgrade to MySQL 5.7 first, or a dump and a restore',
      },
      {
        from: '8.1',
        dataPath: '/var/lib/mysql',
        opensFrom: '8.0',
        downgrades: 'none',
        upgrade: 'an upgrade to MySQL 8.0 first, or a dump and a restore',
      },
      {
        from: '8.4',
        dataPath: '/var/lib/mysql',
        opensFrom: '8.0',
        downgrades: 'patch',
        upgrade: 'an upgrade to MySQL 8.0 first, or a dump and a restore',
      },
      {
        from: '9.0',
        dataPath: '/var/lib/mysql',
        opensFrom: '8.4',
        downgrades: 'none',
        upgrade: 'an upgrade to MySQL 8.4 first, or a dump and a restore',
      },
      {
        from: '9.7',
        dataPath: '/var/lib/mysql',
        opensFrom: '8.4',
        downgrades: 'patch',
        upgrade: 'an upgrade to MySQL 8.4 first, or a dump and a restore',
      },
      {
        from: '26.7',
        dataPath: '/var/lib/mysql',
        opensFrom: '9.7',
        downgrades: 'none',
        upgrade: 'an upgrade to MySQL 9.7 first, or a dump and a restore',
      },
    ],
    knownTo: '26.7',
    movedBy: {
      flags: ['--datadir'],
      configurationFlags: ['--defaults-file', '--defaults-extra-file'],
      configurationPaths: ['/etc/my.cnf', '/etc/mysql'],
    },
    sources: [
      'https://github.com/docker-library/mysql/blob/master/8.4/Dockerfile.oracle',
      'https://github.com/docker-library/mysql/blob/master/docker-entrypoint.sh',
      'https://github.com/docker-library/docs/blob/master/mysql/content.md',
      'https://docs.oracle.com/cd/E17952_01/mysql-5.7-en/upgrade-paths.html',
      'https://docs.oracle.com/cd/E17952_01/mysql-5.7-en/downgrade-paths.html',
      'https://docs.oracle.com/cd/E17952_01/mysql-8.0-en/downgrading.html',
      'https://docs.oracle.com/cd/E17952_01/mysql-8.4-en/upgrade-paths.html',
      'https://docs.oracle.com/cd/E17952_01/mysql-8.4-en/downgrading.html',
      'https://dev.mysql.com/doc/refman/9.7/en/upgrade-paths.html',
      'https://dev.mysql.com/doc/refman/26.10/en/upgrade-paths.html',
      'https://dev.mysql.com/doc/refman/26.7/en/downgrading-downgrade-validation.html',
    ],
  },
  {
    title: 'MariaDB',
    repositories: ['docker.io/library/mariadb'],
    volumes: ['/var/lib/mysql'],
    releases: [
      {
        from: '5.5',
        dataPath: '/var/lib/mysql',
        opensFrom: '5.5',
        downgrades: 'patch',
        upgrade: 'a dump and a restore',
      },
    ],
    knownTo: '12.3',
    movedBy: {
      flags: ['--datadir'],
      configurationFlags: ['--defaults-file', '--defaults-extra-file'],
      configurationPaths: ['/etc/mysql', '/etc/my.cnf', '/etc/my.cnf.d'],
    },
    sources: [
      'https://github.com/MariaDB/mariadb-docker/blob/master/Dockerfile.template',
      'https://github.com/MariaDB/mariadb-docker/blob/master/Dockerfile-ubi.template',
      'https://github.com/MariaDB/mariadb-docker/blob/master/docker-entrypoint.sh',
      'https://github.com/docker-library/docs/blob/master/mariadb/content.md',
      'https://github.com/mariadb-corporation/mariadb-docs/blob/main/server/server-management/install-and-upgrade-mariadb/upgrading/upgrading-between-major-mariadb-versions.md',
      'https://github.com/mariadb-corporation/mariadb-docs/blob/main/server/server-management/install-and-upgrade-mariadb/downgrading-between-major-versions-of-mariadb.md',
    ],
  },
  {
    title: 'MongoDB',
    repositories: ['docker.io/library/mongo'],
    refuses: ['upgrades', 'downgrades'],
    stepNeeds: 'the featureCompatibilityVersion of the version before',
    volumes: ['/data/db', '/data/configdb'],
    releases: [
      ...releasesOf(
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
    title: 'Redis',
    repositories: ['docker.io/library/redis'],
    refuses: ['upgrades', 'downgrades'],
    volumes: ['/data'],
    // A release loads RDB files of its own format version and of every older one.
    releases: [
      ...releasesOf({ dataPath: '/data', downgrades: 'patch', upgrade: 'a dump and a restore' }, [
        ['3.2', '2.4'],
        ['4.0', '2.4'],
      ]),
      ...releasesOf({ dataPath: '/data', downgrades: 'minor', upgrade: 'a dump and a restore' }, [['5.0', '2.4']]),
      // The same format version as 5.0.
      ...releasesOf({ dataPath: '/data', downgrades: 'unknown', upgrade: 'a dump and a restore' }, [['6.0', '2.4']]),
      ...releasesOf({ dataPath: '/data', downgrades: 'patch', upgrade: 'a dump and a restore' }, [
        ['7.0', '2.4'],
        ['7.2', '2.4'],
        ['7.4', '2.4'],
      ]),
      // The same format version as 7.4.
      ...releasesOf({ dataPath: '/data', downgrades: 'unknown', upgrade: 'a dump and a restore' }, [['8.0', '2.4']]),
      ...releasesOf({ dataPath: '/data', downgrades: 'patch', upgrade: 'a dump and a restore' }, [
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
      ...releasesOf({ dataPath: '/data', downgrades: 'patch', upgrade: 'a dump and a restore' }, [['7.2', '7.2']]),
      // The same format version as 7.2.
      ...releasesOf({ dataPath: '/data', downgrades: 'unknown', upgrade: 'a dump and a restore' }, [['8.0', '7.2']]),
      ...releasesOf({ dataPath: '/data', downgrades: 'minor', upgrade: 'a dump and a restore' }, [['9.0', '7.2']]),
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
    title: 'RabbitMQ',
    repositories: ['docker.io/library/rabbitmq'],
    stepNeeds: 'all stable feature flags, enabled before',
    hostFolderFixedBy: ['RABBITMQ_NODENAME', 'RABBITMQ_MNESIA_DIR'],
    volumes: ['/var/lib/rabbitmq'],
    // Below this path stands a folder that is named after the node: rabbit@HOSTNAME.
    releases: releasesOf(
      {
        dataPath: '/var/lib/rabbitmq/mnesia',
        // Not supported. Some patch releases cannot be downgraded either.
        downgrades: 'unknown',
        upgrade: 'an upgrade to each series between, with all stable feature flags enabled before each',
      },
      [
        ['3.8', '3.6'],
        ['3.9', '3.7.27'],
        ['3.10', '3.9'],
        ['3.11', '3.10'],
        ['3.12', '3.11.18'],
        ['3.13', '3.12'],
        ['4.0', '3.13'],
        ['4.1', '3.13'],
        ['4.2', '3.13'],
        ['4.3', '4.2'],
      ],
    ),
    knownTo: '4.3',
    movedBy: {
      variables: ['RABBITMQ_MNESIA_BASE', 'RABBITMQ_MNESIA_DIR'],
      configurationPaths: ['/etc/rabbitmq/rabbitmq-env.conf'],
    },
    sources: [
      'https://github.com/docker-library/rabbitmq/blob/master/Dockerfile-ubuntu.template',
      'https://github.com/docker-library/rabbitmq/blob/master/docker-entrypoint.sh',
      'https://github.com/docker-library/docs/blob/master/rabbitmq/content.md',
      'https://github.com/rabbitmq/rabbitmq-website/blob/main/docs/upgrade.md',
      'https://github.com/rabbitmq/rabbitmq-website/blob/main/docs/relocate.md',
      'https://github.com/rabbitmq/rabbitmq-website/blob/main/versioned_docs/version-3.13/upgrade.md',
    ],
  },
  {
    title: 'Elasticsearch',
    repositories: [
      'docker.elastic.co/elasticsearch/elasticsearch',
      'docker.io/library/elasticsearch',
      'docker.io/elastic/elasticsearch',
    ],
    refuses: ['upgrades', 'downgrades'],
    releases: [
      ...releasesOf(
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
    releases: releasesOf(
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
    title: 'Cassandra',
    repositories: ['docker.io/library/cassandra'],
    volumes: ['/var/lib/cassandra'],
    releases: releasesOf(
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
    title: 'MinIO',
    repositories: ['quay.io/minio/minio', 'docker.io/minio/minio'],
    volumes: ['/data'],
    releases: [
      {
        from: '2016',
        dataPath: null,
        opensFrom: '2016',
        downgrades: 'unknown',
        upgrade: 'a copy with mc mirror',
      },
      // From here on it refuses data in filesystem mode, which servers with one drive used until June 2022.
      {
        from: '2022.10.29',
        dataPath: null,
        opensFrom: '2022.06.02',
        downgrades: 'unknown',
        upgrade: 'a copy with mc mirror if the server has one drive, since that was in filesystem mode',
      },
    ],
    knownTo: '2025',
    movedBy: { variables: ['MINIO_VOLUMES'], command: 'server' },
    sources: [
      'https://github.com/minio/minio/blob/master/Dockerfile.release',
      'https://github.com/minio/minio/blob/master/dockerscripts/docker-entrypoint.sh',
      'https://github.com/minio/minio/blob/master/internal/config/constants.go',
      'https://github.com/minio/minio/issues/15030',
      'https://github.com/minio/minio/discussions/15967',
      'https://github.com/minio/docs/issues/624',
    ],
  },
  {
    title: 'etcd',
    repositories: ['quay.io/coreos/etcd', 'gcr.io/etcd-development/etcd', 'registry.k8s.io/etcd'],
    refuses: ['downgrades'],
    releases: releasesOf(
      {
        // The default is NAME.etcd in the working directory.
        dataPath: null,
        // The minor version too, behind `etcdctl downgrade enable`, from 3.5 on.
        downgrades: 'patch',
        upgrade: 'an upgrade to each minor version between',
      },
      oneByOne('3.', 1, 7),
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
    releases: releasesOf(
      {
        // The snapshots. The transaction logs stand in /datalog.
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
    title: 'Kafka',
    repositories: ['docker.io/apache/kafka', 'docker.io/apache/kafka-native'],
    volumes: ['/var/lib/kafka/data'],
    releases: releasesOf(
      {
        // The image declares /var/lib/kafka/data, but Kafka writes to log.dirs, whose default is a folder in /tmp.
        dataPath: null,
        downgrades: 'unknown',
        upgrade: 'an upgrade to Kafka 3.9, and a migration from ZooKeeper to KRaft',
      },
      [
        ['3.7', '3.3'],
        ['4.0', '3.3'],
      ],
    ),
    knownTo: '4.3',
    movedBy: { variables: ['KAFKA_LOG_DIRS', 'KAFKA_LOG_DIR'], configurationPaths: ['/mnt/shared/config'] },
    sources: [
      'https://github.com/apache/kafka/blob/trunk/docker/jvm/Dockerfile',
      'https://github.com/apache/kafka/blob/trunk/docker/examples/README.md',
      'https://kafka.apache.org/082/configuration/broker-configs',
      'https://kafka.apache.org/40/getting-started/upgrade',
      'https://kafka.apache.org/43/getting-started/upgrade/',
    ],
  },
  {
    title: 'Confluent Kafka',
    repositories: ['docker.io/confluentinc/cp-kafka'],
    volumes: ['/var/lib/kafka/data'],
    releases: [unsaidRelease('/var/lib/kafka/data')],
    knownTo: '0',
    movedBy: { variables: ['KAFKA_LOG_DIRS'] },
    sources: [
      'https://github.com/confluentinc/kafka-images/blob/master/kafka/Dockerfile.ubi8',
      'https://github.com/confluentinc/kafka-images/blob/master/kafka/include/etc/confluent/docker/configure',
    ],
  },
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
    releases: releasesOf(
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
    releases: [unsaidRelease('/loki')],
    knownTo: '0',
    movedBy: { configurationFlags: ['-config.file', '--config.file'], configurationPaths: ['/etc/loki'] },
    sources: [
      'https://github.com/grafana/loki/blob/main/cmd/loki/Dockerfile',
      'https://github.com/grafana/loki/blob/main/cmd/loki/loki-docker-config.yaml',
    ],
  },
  {
    title: 'ClickHouse',
    repositories: ['docker.io/clickhouse/clickhouse-server', 'docker.io/library/clickhouse'],
    volumes: ['/var/lib/clickhouse'],
    // It is compatible within about a year, unless new features were used.
    releases: [unsaidRelease('/var/lib/clickhouse')],
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
    releases: releasesOf(
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
  {
    title: 'Consul',
    repositories: ['docker.io/hashicorp/consul', 'docker.io/library/consul'],
    volumes: ['/consul/data'],
    releases: releasesOf(
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
  {
    title: 'NATS',
    repositories: ['docker.io/library/nats'],
    releases: [
      {
        from: '2.2',
        // Only JetStream keeps data. Its default is a folder in /tmp.
        dataPath: null,
        opensFrom: '2.2',
        // To the minor version before, each with conditions of its own: from 2.12 to 2.11.9 and later.
        downgrades: 'unknown',
        upgrade: 'a backup and a restore of the streams',
      },
    ],
    knownTo: '2.14',
    movedBy: {
      flags: ['-sd', '--store_dir', '-store_dir'],
      configurationFlags: ['-c', '--config', '-config'],
      configurationPaths: ['/etc/nats/nats-server.conf', '/nats-server.conf'],
    },
    sources: [
      'https://github.com/nats-io/nats-docker/blob/main/2.12.x/alpine3.22/Dockerfile',
      'https://github.com/nats-io/nats-docker/blob/main/2.12.x/scratch/nats-server.conf',
      'https://github.com/nats-io/nats.docs/blob/master/running-a-nats-service/configuration/README.md',
      'https://github.com/nats-io/nats.docs/blob/master/running-a-nats-service/nats_admin/upgrading_cluster.md',
      'https://github.com/nats-io/nats.docs/blob/master/release_notes/whats_new_210.md',
      'https://github.com/nats-io/nats.docs/blob/master/release_notes/whats_new_212.md',
    ],
  },
  {
    title: 'Qdrant',
    repositories: ['docker.io/qdrant/qdrant'],
    releases: releasesOf(
      {
        dataPath: '/qdrant/storage',
        downgrades: 'unknown',
        upgrade: 'an upgrade to each minor version between',
      },
      oneByOne('1.', 1, 17),
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
  {
    title: 'Nextcloud',
    repositories: ['docker.io/library/nextcloud'],
    refuses: ['upgrades', 'downgrades'],
    volumes: ['/var/www/html'],
    releases: releasesOf(
      { dataPath: '/var/www/html', downgrades: 'none', upgrade: 'an upgrade to each major version between' },
      oneByOne('', 14, 34),
    ),
    knownTo: '34',
    movedBy: {},
    sources: [
      'https://github.com/nextcloud/docker/blob/master/docker-entrypoint.sh',
      'https://github.com/nextcloud/docker/blob/master/Dockerfile-debian.template',
      'https://github.com/docker-library/docs/blob/master/nextcloud/content.md',
    ],
  },
];

/** Releases that differ in nothing but what they open: pairs of `from` and `opensFrom`. */
function releasesOf(
  same: Omit<Release, 'from' | 'opensFrom'>,
  versions: readonly (readonly [from: string, opensFrom: string])[],
): Release[] {
  return versions.map(([from, opensFrom]) => ({ from, opensFrom, ...same }));
}

/** Releases that open the data of the one before and none older. */
function oneByOne(prefix: string, first: number, last: number): [from: string, opensFrom: string][] {
  const numbers = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  return numbers.map((number) => [`${prefix}${number}`, `${prefix}${number - 1}`]);
}

/** The release of an image whose maintainers do not say which data a version opens. */
function unsaidRelease(dataPath: string): Release {
  return { from: '0', dataPath, opensFrom: '0', downgrades: 'unknown', upgrade: 'an export and an import' };
}
