import type { StatefulImage } from '../stateful-image';
import { createReleases, createUndocumentedRelease } from './releases';

/** Queues and logs of messages. */
export const QUEUES: readonly StatefulImage[] = [
  {
    title: 'RabbitMQ',
    repositories: ['docker.io/library/rabbitmq'],
    stepNeeds: 'all stable feature flags, enabled before',
    hostFolderFixedBy: ['RABBITMQ_NODENAME', 'RABBITMQ_MNESIA_DIR'],
    volumes: ['/var/lib/rabbitmq'],
    // Below this path stands a folder that is named after the node: rabbit@HOSTNAME.
    releases: createReleases(
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
    title: 'Kafka',
    repositories: ['docker.io/apache/kafka', 'docker.io/apache/kafka-native'],
    volumes: ['/var/lib/kafka/data'],
    releases: createReleases(
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
    releases: [createUndocumentedRelease('/var/lib/kafka/data')],
    knownTo: '0',
    movedBy: { variables: ['KAFKA_LOG_DIRS'] },
    sources: [
      'https://github.com/confluentinc/kafka-images/blob/master/kafka/Dockerfile.ubi8',
      'https://github.com/confluentinc/kafka-images/blob/master/kafka/include/etc/confluent/docker/configure',
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
];
